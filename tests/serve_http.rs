//! The preview among browsers that behave badly: whatever they do, pages go on arriving at once, over
//! fresh connections and over those that are open already, and the terminal stays quiet.
#![expect(
    clippy::unwrap_used,
    clippy::print_stderr,
    clippy::disallowed_methods,
    reason = "tests touch the disk, may panic, and say with `--nocapture` how long pages took"
)]

use std::fs;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, TcpStream};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use rustix::net::sockopt::set_socket_linger;
use rustix::process::{Resource, getrlimit, setrlimit};
use tempfile::TempDir;

/// Pages take a hundredth of that; the machine that runs the tests may be busy.
const AT_ONCE: Duration = Duration::from_secs(1);
const PAGE: &str = "GET /page/ HTTP/1.1\r\nHost: localhost\r\n\r\n";
const EVENTS: &str = "GET /__preview/events HTTP/1.1\r\nHost: localhost\r\n\r\n";

/// A running preview of one page; ends with the test.
struct Preview {
    process: Child,
    _folder: TempDir,
    host: IpAddr,
    port: u16,
    said: Arc<Mutex<Vec<String>>>,
}

impl Preview {
    fn start() -> Self {
        Self::with("", &[], Ipv4Addr::LOCALHOST.into())
    }

    /// Started by a shell, after this command.
    fn with(before: &str, arguments: &[&str], host: IpAddr) -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("page.md"), "# Page\n\nWords.\n").unwrap();
        fs::write(folder.path().join("film.mp4"), vec![7; 3 << 20]).unwrap();
        let program = env!("CARGO_BIN_EXE_understory");
        let mut command = Command::new("sh");
        command.arg("-c").arg(format!("{before}\nexec \"$0\" \"$@\"")).arg(program);
        command.arg("serve").arg(folder.path()).args(["--port", "21000"]).args(arguments);
        let mut process = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(process.stderr.take().unwrap()).lines().map(Result::unwrap);
        let line = lines.find(|line| line.contains("http://")).unwrap();
        let (_, rest) = line.split_once("http://").unwrap();
        let port = rest.split('/').next().unwrap().rsplit(':').next().unwrap().parse().unwrap();
        let said = Arc::new(Mutex::new(Vec::new()));
        let hears = said.clone();
        thread::spawn(move || lines.for_each(|line| hears.lock().unwrap().push(line)));
        Self { process, _folder: folder, host, port, said }
    }

    fn connect(&self, text: &str) -> TcpStream {
        let mut stream = TcpStream::connect((self.host, self.port)).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        stream.write_all(text.as_bytes()).unwrap();
        stream
    }

    /// Asks over a fresh connection and over this one, and measures the slower.
    fn page(&self, open: &mut TcpStream) -> Duration {
        let started = Instant::now();
        assert_eq!(
            status(&mut self.connect(&PAGE.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n"))),
            "200"
        );
        let fresh = started.elapsed();
        let started = Instant::now();
        ask_again(open);
        fresh.max(started.elapsed())
    }

    /// Pages arrive at once for a while; the slowest.
    fn pages(&self, open: &mut TcpStream) -> Duration {
        let slowest = (0..50).map(|_| {
            thread::sleep(Duration::from_millis(5));
            self.page(open)
        });
        let slowest = slowest.max().unwrap();
        assert!(slowest < AT_ONCE, "{slowest:?}");
        slowest
    }

    fn open(&self) -> TcpStream {
        let mut stream = self.connect("");
        ask_again(&mut stream);
        stream
    }

    /// Nothing more was said than at the start.
    fn is_quiet(&self) {
        assert_eq!(*self.said.lock().unwrap(), Vec::<String>::new());
    }

    /// Threads and open descriptors, where the system tells.
    fn weight(&self) -> Option<(usize, usize)> {
        let count = |what| Some(fs::read_dir(format!("/proc/{}/{what}", self.process.id())).ok()?.count());
        Some((count("task")?, count("fd")?))
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// The status of an answer, of which no more is read.
fn status(stream: &mut TcpStream) -> String {
    let mut start = [0; 12];
    stream.read_exact(&mut start).unwrap();
    String::from_utf8_lossy(&start[9..]).into_owned()
}

/// Asks for the page and reads all of it.
fn ask_again(stream: &mut TcpStream) {
    stream.write_all(PAGE.as_bytes()).unwrap();
    let mut bytes = Vec::new();
    let mut piece = [0; 4096];
    while !bytes.ends_with(b"</html>\n") {
        let count = stream.read(&mut piece).unwrap();
        assert!(count > 0, "closed");
        bytes.extend_from_slice(&piece[..count]);
    }
    assert!(bytes.starts_with(b"HTTP/1.1 200 OK\r\n"));
}

/// A client may open as many connections as it wants.
fn raise_descriptor_limit() {
    let mut limit = getrlimit(Resource::Nofile);
    limit.current = limit.maximum;
    setrlimit(Resource::Nofile, limit).unwrap();
}

fn reset(stream: TcpStream) {
    set_socket_linger(&stream, Some(Duration::ZERO)).unwrap();
    drop(stream);
}

#[test]
fn a_thousand_streams_at_the_usual_limit() {
    raise_descriptor_limit();
    let preview = Preview::with("ulimit -Sn 1024", &[], Ipv4Addr::LOCALHOST.into());
    let mut open = preview.open();
    let mut streams: Vec<_> = (0..1000).map(|_| preview.connect(EVENTS)).collect();
    assert_eq!(streams.iter_mut().map(status).filter(|status| status == "200").count(), 1000);
    assert_eq!(status(&mut preview.connect(EVENTS)), "503");
    eprintln!("slowest page with 1,000 streams: {:?}", preview.pages(&mut open));
    streams.into_iter().for_each(reset);
    let is_free = |_| {
        thread::sleep(Duration::from_millis(200));
        status(&mut preview.connect(EVENTS)) == "200"
    };
    assert!((0..50).any(is_free));
    preview.is_quiet();
}

#[test]
fn fewer_streams_where_the_system_allows_fewer_descriptors() {
    let preview = Preview::with("ulimit -n 256", &[], Ipv4Addr::LOCALHOST.into());
    let mut open = preview.open();
    let mut streams: Vec<_> = (0..100).map(|_| preview.connect(EVENTS)).collect();
    let held = streams.iter_mut().map(status).filter(|status| status == "200").count();
    assert!((60..70).contains(&held), "{held}");
    preview.pages(&mut open);
    preview.is_quiet();
}

#[test]
fn a_thousand_reconnects_leave_nothing_behind() {
    let preview = Preview::start();
    let mut open = preview.open();
    let before = preview.weight();
    for _ in 0..1000 {
        let mut stream = preview.connect(EVENTS);
        let mut start = [0; 12];
        let _ = stream.read_exact(&mut start);
    }
    eprintln!("slowest page after 1,000 reconnects: {:?}", preview.pages(&mut open));
    // Two pings, and the threads that the library keeps for five seconds.
    let is_light = |_| {
        thread::sleep(Duration::from_millis(500));
        preview
            .weight()
            .zip(before)
            .is_none_or(|(now, before)| now.0 < before.0 + 40 && now.1 < before.1 + 40)
    };
    assert!((0..40).any(is_light), "{before:?} {:?}", preview.weight());
    preview.is_quiet();
}

#[test]
fn half_sent_heads() {
    raise_descriptor_limit();
    let preview = Preview::start();
    let mut open = preview.open();
    let halves: Vec<_> = (0..500).map(|_| preview.connect("GET /page/ HTTP/1.1\r\nHost: local")).collect();
    eprintln!("slowest page with 500 half heads: {:?}", preview.pages(&mut open));
    let mut finished = halves.into_iter().next_back().unwrap();
    finished.write_all(b"host\r\n\r\n").unwrap();
    assert_eq!(status(&mut finished), "200", "it was only slow");
    preview.is_quiet();
}

#[test]
fn a_storm_of_resets() {
    let preview = Preview::start();
    let mut open = preview.open();
    let slowest = thread::scope(|scope| {
        let storm = || {
            for _ in 0..2000 {
                reset(preview.connect(PAGE));
                thread::sleep(Duration::from_micros(500));
            }
        };
        let storms = [scope.spawn(storm), scope.spawn(storm)];
        let slowest = preview.pages(&mut open);
        storms.into_iter().for_each(|storm| storm.join().unwrap());
        slowest.max(preview.pages(&mut open))
    });
    eprintln!("slowest page in a storm of resets: {slowest:?}");
    preview.is_quiet();
}

#[test]
fn bodies_larger_than_memory() {
    let preview = Preview::start();
    let mut open = preview.open();
    let send = |method: &str, length: &str| {
        let head = format!("{method} / HTTP/1.1\r\nHost: localhost\r\nContent-Length: {length}\r\n\r\n");
        let mut stream = preview.connect(&head);
        assert!(status(&mut stream).starts_with('4'), "{method} {length}");
    };
    for _ in 0..30 {
        for method in ["GET", "HEAD", "POST"] {
            send(method, "100000000000");
            send(method, "18446744073709551615");
        }
    }
    eprintln!("slowest page among bodies: {:?}", preview.pages(&mut open));
    preview.is_quiet();
}

#[test]
fn a_film_that_nobody_watches() {
    let preview = Preview::start();
    let mut open = preview.open();
    let film = "GET /film.mp4 HTTP/1.1\r\nHost: localhost\r\n\r\n";
    let _films: Vec<_> = (0..100).map(|_| preview.connect(&film.repeat(20))).collect();
    eprintln!("slowest page among 100 films: {:?}", preview.pages(&mut open));
    preview.is_quiet();
}

#[test]
fn without_descriptors_it_waits_and_goes_on_when_there_are_some() {
    let preview = Preview::with("ulimit -n 64", &[], Ipv4Addr::LOCALHOST.into());
    let mut open = preview.open();
    for round in 0..4 {
        let mut held: Vec<_> = (0..100).map(|_| preview.connect("")).collect();
        thread::sleep(Duration::from_millis(100));
        let started = Instant::now();
        ask_again(&mut open);
        assert!(started.elapsed() < AT_ONCE, "an open connection goes on");
        // The first ones were accepted, and are still answered after others were not.
        ask_again(&mut held[0]);
        if round % 2 == 0 {
            held.into_iter().for_each(reset);
        } else {
            drop(held);
        }
        let started = Instant::now();
        assert_eq!(status(&mut preview.connect(PAGE)), "200");
        eprintln!("first page after {} ms", started.elapsed().as_millis());
        thread::sleep(Duration::from_millis(300));
        preview.pages(&mut open);
    }
    preview.is_quiet();
}

#[test]
fn other_addresses() {
    let preview =
        Preview::with("", &["--bind", "0.0.0.0", "--host", "desk.local"], Ipv4Addr::LOCALHOST.into());
    let from = |host: &str| preview.connect(&PAGE.replace("localhost", host));
    assert_eq!(status(&mut from("desk.local:21000")), "200");
    assert_eq!(status(&mut from("localhost")), "200");
    assert_eq!(status(&mut from("evil.example")), "403");
    let Ok(_) = std::net::TcpListener::bind((Ipv6Addr::LOCALHOST, 0)) else { return };
    let preview = Preview::with("", &["--bind", "::1"], Ipv6Addr::LOCALHOST.into());
    assert_eq!(status(&mut preview.connect(&PAGE.replace("localhost", "[::1]"))), "200");
}

#[test]
fn nonsense_is_refused() -> io::Result<()> {
    let preview = Preview::start();
    let mut open = preview.open();
    for nonsense in [
        "\r\n\r\n",
        "GET\r\n\r\n",
        "\0\0\0\0\r\n\r\n",
        "GET / HTTP/9.9\r\n\r\n",
        "GET / HTTP/1.1\r\nx\r\n\r\n",
    ] {
        let mut answer = Vec::new();
        let mut stream = preview.connect(nonsense);
        stream.shutdown(std::net::Shutdown::Write)?;
        stream.read_to_end(&mut answer)?;
        assert!(answer.is_empty() || answer.starts_with(b"HTTP/1.1 400"), "{nonsense:?}");
    }
    preview.pages(&mut open);
    preview.is_quiet();
    Ok(())
}
