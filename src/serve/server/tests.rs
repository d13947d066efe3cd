//! Requests over a real socket.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::Barrier;
use std::thread;
use std::time::Duration;

use super::super::board::Published;
use super::*;
use crate::diag::Diagnostic;
use crate::output::{Entry, PageIndex, RenderPage, Site};

struct Pages;

impl RenderPage for Pages {
    fn render(&self, _: PageIndex) -> Result<Arc<[u8]>, Box<Diagnostic>> {
        Ok(Arc::from([]))
    }
}

const LARGE: usize = 20 << 20;

fn published(number: u64) -> Published {
    let bytes = |bytes: &[u8]| Entry::Bytes(Arc::from(bytes));
    let entries = [
        ("index.html".to_owned(), bytes(b"<body>home</body>")),
        ("a.txt".to_owned(), bytes(b"0123456789")),
        ("large.bin".to_owned(), bytes(&vec![7; LARGE])),
    ];
    Published {
        number,
        site: Site { entries: Arc::new(entries.into()), annex: None, pages: Arc::new(Pages) },
        base_path: "/".to_owned(),
        report: Arc::default(),
        redone: Arc::default(),
        trouble: None,
    }
}

const LIMITS: Limits = Limits { streams: 5, knocks: 8, patience: Duration::from_secs(30) };

fn serve_within(limits: Limits) -> (SocketAddr, Arc<Board>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let board = Arc::new(Board::new(published(1)));
    start_within(limits, listener, board.clone(), Hosts::new(address.ip(), &[])).unwrap();
    (address, board)
}

fn serve() -> (SocketAddr, Arc<Board>) {
    serve_within(LIMITS)
}

fn send(address: SocketAddr, text: &str) -> TcpStream {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
    stream.write_all(text.as_bytes()).unwrap();
    stream
}

fn get(address: SocketAddr, path: &str) -> TcpStream {
    send(address, &format!("GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n"))
}

/// The first bytes of an answer.
fn status(stream: &mut TcpStream) -> String {
    let mut status = [0; 12];
    stream.read_exact(&mut status).unwrap();
    String::from_utf8_lossy(&status).into_owned()
}

/// The whole answer on a connection that is closed then.
fn ask(address: SocketAddr, head: &str) -> String {
    let mut stream = send(address, &format!("{head}\r\nHost: localhost\r\nConnection: close\r\n\r\n"));
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

/// One answer on a connection that stays open: its head and its body.
fn read_answer(stream: &mut BufReader<TcpStream>) -> (String, Vec<u8>) {
    let mut head = String::new();
    while !head.ends_with("\r\n\r\n") {
        assert!(stream.read_line(&mut head).unwrap() > 0, "{head}");
    }
    let (_, length) = head.split_once("Content-Length: ").unwrap();
    let mut body = vec![0; length.split("\r\n").next().unwrap().parse().unwrap()];
    stream.read_exact(&mut body).unwrap();
    (head, body)
}

#[test]
fn a_page_arrives_with_its_headers_and_head_without_its_bytes() {
    let (address, _) = serve();
    let get = ask(address, "GET / HTTP/1.1");
    assert!(get.starts_with("HTTP/1.1 200 OK\r\n") && get.ends_with("</body>"), "{get}");
    for header in ["X-Content-Type-Options: nosniff", "Cache-Control: no-store", "Connection: close"] {
        assert!(get.contains(&format!("\r\n{header}\r\n")), "{header}");
    }
    let head = ask(address, "HEAD / HTTP/1.1");
    assert!(head.starts_with("HTTP/1.1 200 OK\r\n") && head.ends_with("\r\n\r\n"), "{head}");
    let length =
        |answer: &str| answer.lines().find(|line| line.starts_with("Content-Length")).map(str::to_owned);
    assert_eq!(length(&head), length(&get));
    assert!(ask(address, "DELETE / HTTP/1.1").starts_with("HTTP/1.1 405"));
}

#[test]
fn a_connection_stays_open_and_pipelined_requests_are_answered_in_order() {
    let (address, _) = serve();
    let one = |path: &str| format!("GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n");
    let all = [one("/a.txt"), one("/nowhere"), one("/large.bin"), one("/a.txt")].concat();
    let mut stream = BufReader::new(send(address, &all.repeat(25)));
    for _ in 0..25 {
        for (status, length) in [("200", 10), ("404", 22), ("200", LARGE), ("200", 10)] {
            let (head, body) = read_answer(&mut stream);
            assert!(head.starts_with(&format!("HTTP/1.1 {status} ")), "{head}");
            assert!(head.contains("\r\nConnection: keep-alive\r\n") && body.len() == length, "{head}");
        }
    }
    stream.get_mut().write_all(b"GET / HTTP/1.0\r\nHost: localhost\r\n\r\n").unwrap();
    assert!(read_answer(&mut stream).0.contains("\r\nConnection: close\r\n"));
    assert_eq!(stream.read(&mut [0]).unwrap(), 0, "the end");
}

#[test]
fn a_part_of_a_file_is_sent() {
    let (address, _) = serve();
    let part = ask(address, "GET /a.txt HTTP/1.1\r\nRange: bytes=2-4");
    assert!(part.starts_with("HTTP/1.1 206 Partial Content\r\n") && part.ends_with("\r\n\r\n234"), "{part}");
    assert!(part.contains("\r\nContent-Range: bytes 2-4/10\r\n"), "{part}");
    assert!(ask(address, "GET /a.txt HTTP/1.1\r\nRange: bytes=10-").starts_with("HTTP/1.1 416 "));
}

#[test]
fn odd_requests_are_refused() {
    let (address, _) = serve();
    for (head, status) in [
        ("GET / HTTP/1.1\r\nHost: localhost", "400"),
        ("GET http://evil.example/ HTTP/1.1", "403"),
        ("GET http://localhost/a.txt HTTP/1.1", "200"),
        ("GET / HTTP/1.1\r\nSec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: no-cors", "403"),
        ("GET / HTTP/1.1\r\nOrigin: http://evil.example", "403"),
        ("OPTIONS * HTTP/1.1", "405"),
    ] {
        assert!(ask(address, head).starts_with(&format!("HTTP/1.1 {status} ")), "{head}");
    }
    let long = format!("GET / HTTP/1.1\r\nCookie: {}", "c".repeat(300 * 1024));
    assert!(ask(address, &long).starts_with("HTTP/1.1 431 "));
}

#[test]
fn a_body_of_all_the_memory_there_is_does_no_harm() {
    let (address, _) = serve();
    let mut open = BufReader::new(get(address, "/a.txt"));
    read_answer(&mut open);
    for length in ["99999", "100000000000", "18446744073709551615", "9223372036854775807"] {
        for method in ["GET", "HEAD", "POST"] {
            let head = format!("{method} / HTTP/1.1\r\nHost: localhost\r\nContent-Length: {length}\r\n\r\n");
            assert!(status(&mut send(address, &head)).starts_with("HTTP/1.1 4"), "{method} {length}");
        }
    }
    assert!(ask(address, "GET / HTTP/1.1").starts_with("HTTP/1.1 200"));
    open.get_mut().write_all(b"GET /a.txt HTTP/1.1\r\nHost: localhost\r\n\r\n").unwrap();
    assert_eq!(read_answer(&mut open).1, b"0123456789");
}

#[test]
fn bodies_that_never_come_are_refused_at_once() {
    let (address, _) = serve();
    for headers in [
        "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n",
        "Transfer-Encoding: chunked\r\nExpect: 100-continue\r\n\r\n",
        "Expect: 100-continue\r\nContent-Length: 10\r\n\r\n",
        "Expect: 100-continue\r\nContent-Length: 100000\r\n\r\n",
        "Expect: the unexpected\r\nContent-Length: 10\r\n\r\n",
        "Content-Length: 5000\r\n\r\nhello",
    ] {
        for method in ["GET", "POST"] {
            let mut stream = send(address, &format!("{method} / HTTP/1.1\r\nHost: localhost\r\n{headers}"));
            assert!(status(&mut stream).starts_with("HTTP/1.1 4"), "{method} {headers}");
        }
    }
    assert!(ask(address, "GET / HTTP/1.1").starts_with("HTTP/1.1 200"));
}

#[test]
fn the_stream_tells_the_number_now_and_after_every_build() {
    let (address, board) = serve();
    let stream = get(address, "/__preview/events");
    let mut lines = BufReader::new(stream).lines().map(Result::unwrap);
    assert_eq!(lines.find(|line| line.starts_with("data:")).as_deref(), Some("data: 1"));
    board.publish(published(2));
    assert_eq!(lines.find(|line| line.starts_with("data:")).as_deref(), Some("data: 2"));
}

#[test]
fn streams_are_capped_and_their_places_are_given_back_soon() {
    let (address, _) = serve();
    let open = || get(address, "/__preview/events");
    let mut streams: Vec<_> = (0..LIMITS.streams).map(|_| open()).collect();
    assert!(streams.iter_mut().all(|stream| status(stream) == "HTTP/1.1 200"));
    let refused = ask(address, "GET /__preview/events HTTP/1.1");
    assert!(refused.starts_with("HTTP/1.1 503 ") && refused.contains("\r\nRetry-After: 5\r\n"), "{refused}");
    assert!(ask(address, "GET / HTTP/1.1").starts_with("HTTP/1.1 200"));
    drop(streams);
    let is_open = |_| {
        thread::sleep(Duration::from_millis(200));
        status(&mut open()) == "HTTP/1.1 200"
    };
    assert!((0..50).any(is_open), "nobody noticed that they have gone");
}

#[test]
fn nothing_is_answered_behind_a_stream_and_nobody_waits_for_it() {
    let (address, _) = serve();
    let page = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";
    let events = "GET /__preview/events HTTP/1.1\r\nHost: localhost\r\n\r\n";
    let mut stream = send(address, &[events, &page.repeat(100)].concat());
    assert_eq!(status(&mut stream), "HTTP/1.1 200");
    for _ in 0..20 {
        assert!(ask(address, "GET / HTTP/1.1").starts_with("HTTP/1.1 200"));
    }
}

#[test]
fn browsers_that_never_read_hold_up_nobody() {
    let (address, _) = serve();
    let stuck: Vec<_> = (0..40).map(|_| get(address, "/large.bin")).collect();
    thread::sleep(Duration::from_millis(100));
    for _ in 0..20 {
        assert!(ask(address, "GET / HTTP/1.1").starts_with("HTTP/1.1 200"));
    }
    drop(stuck);
}

#[test]
fn a_head_that_is_never_finished_ends() {
    let (address, _) = serve_within(Limits { patience: Duration::from_millis(500), ..LIMITS });
    let mut half = send(address, "GET / HTTP/1.1\r\nHost: local");
    assert_eq!(half.read(&mut [0]).unwrap(), 0, "closed");
    let mut idle = BufReader::new(get(address, "/a.txt"));
    read_answer(&mut idle);
    assert_eq!(idle.read(&mut [0]).unwrap(), 0, "closed");
    assert!(ask(address, "GET / HTTP/1.1").starts_with("HTTP/1.1 200"));
}

#[test]
fn a_burst_of_connections_is_answered_even_if_all_stay_open() {
    const BROWSERS: usize = 200;
    let (address, _) = serve();
    // The threads that wait for connections have to be there first.
    ask(address, "GET / HTTP/1.1");
    thread::sleep(Duration::from_millis(50));
    let (together, all_answered) = (Barrier::new(BROWSERS), Barrier::new(BROWSERS));
    let ask_and_stay = || {
        together.wait();
        let mut stream = TcpStream::connect(address).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
        stream.write_all(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n").unwrap();
        let mut status = [0; 15];
        let is_answered = stream.read_exact(&mut status).is_ok();
        all_answered.wait();
        assert!(is_answered && &status == b"HTTP/1.1 200 OK");
    };
    thread::scope(|scope| (0..BROWSERS).for_each(|_| drop(scope.spawn(ask_and_stay))));
}
