//! Requests over a real socket.

use std::io::{BufRead, BufReader, Read};
use std::net::{SocketAddr, TcpStream};
use std::sync::{Barrier, OnceLock};

use super::super::board::Published;
use super::super::report::Report;
use super::*;
use crate::diag::Diagnostic;
use crate::output::{Entry, PageIndex, RenderPage, Site};

struct Pages;

impl RenderPage for Pages {
    fn render(&self, _: PageIndex) -> Result<Arc<[u8]>, Box<Diagnostic>> {
        Ok(Arc::from([]))
    }
}

fn published(number: u64) -> Published {
    let entries = [("index.html".to_owned(), Entry::Bytes(Arc::from(&b"<body>home</body>"[..])))].into();
    Published {
        number,
        site: Site { entries: Arc::new(entries), pages: Arc::new(Pages) },
        base_path: "/".to_owned(),
        report: Report::default(),
        redone: OnceLock::new(),
    }
}

fn serve() -> (SocketAddr, Arc<Board>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let board = Arc::new(Board::new(published(1)));
    start(listener, board.clone(), Hosts::new(address.ip(), &[])).unwrap();
    (address, board)
}

fn send(address: SocketAddr, text: &str) -> TcpStream {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
    stream.write_all(text.as_bytes()).unwrap();
    stream
}

fn ask(address: SocketAddr, head: &str) -> String {
    let mut stream = send(address, &format!("{head}\r\nHost: localhost\r\nConnection: close\r\n\r\n"));
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

#[test]
fn a_page_arrives_with_its_headers_and_head_without_its_bytes() {
    let (address, _) = serve();
    let get = ask(address, "GET / HTTP/1.1");
    assert!(get.starts_with("HTTP/1.1 200 OK\r\n") && get.ends_with("</body>"), "{get}");
    assert!(
        get.contains("X-Content-Type-Options: nosniff\r\n") && get.contains("Cache-Control: no-store\r\n")
    );
    let head = ask(address, "HEAD / HTTP/1.1");
    assert!(head.starts_with("HTTP/1.1 200 OK\r\n") && head.ends_with("\r\n\r\n"), "{head}");
    assert!(ask(address, "DELETE / HTTP/1.1").starts_with("HTTP/1.1 405"));
}

#[test]
fn a_body_of_all_the_memory_there_is_does_no_harm() {
    let (address, _) = serve();
    for length in ["99999", "18446744073709551615", "9223372036854775807", "99999999999999999999999"] {
        let head = format!("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: {length}\r\n\r\n");
        let mut stream = send(address, &head);
        let mut status = [0; 12];
        stream.read_exact(&mut status).unwrap();
        assert!(status.starts_with(b"HTTP/1.1 4"), "{length}");
    }
    assert!(ask(address, "GET / HTTP/1.1").starts_with("HTTP/1.1 200"));
}

#[test]
fn the_stream_tells_the_number_now_and_after_every_build() {
    let (address, board) = serve();
    let stream = send(address, "GET /__preview/events HTTP/1.1\r\nHost: localhost\r\n\r\n");
    let mut lines = BufReader::new(stream).lines().map(Result::unwrap);
    assert_eq!(lines.find(|line| line.starts_with("data:")).as_deref(), Some("data: 1"));
    board.publish(published(2));
    assert_eq!(lines.find(|line| line.starts_with("data:")).as_deref(), Some("data: 2"));
}

#[test]
fn streams_are_capped_and_pages_still_arrive() {
    let (address, _) = serve();
    let open = || send(address, "GET /__preview/events HTTP/1.1\r\nHost: localhost\r\n\r\n");
    let status = |mut stream: TcpStream| {
        let mut status = [0; 12];
        stream.read_exact(&mut status).unwrap();
        (String::from_utf8_lossy(&status).into_owned(), stream)
    };
    let streams: Vec<_> = (0..STREAMS).map(|_| status(open())).collect();
    assert!(streams.iter().all(|(status, _)| status == "HTTP/1.1 200"));
    assert_eq!(status(open()).0, "HTTP/1.1 503");
    assert!(ask(address, "GET / HTTP/1.1").starts_with("HTTP/1.1 200"));
}

#[test]
fn a_burst_of_connections_is_answered_even_if_all_stay_open() {
    const BROWSERS: usize = 12;
    let (address, _) = serve();
    // The threads that wait for connections have to be there first.
    ask(address, "GET / HTTP/1.1");
    thread::sleep(Duration::from_millis(50));
    let (together, all_answered) = (Barrier::new(BROWSERS), Barrier::new(BROWSERS));
    let ask_and_stay = || {
        together.wait();
        let mut stream = send(address, "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
        let mut status = [0; 15];
        let is_answered = stream.read_exact(&mut status).is_ok();
        all_answered.wait();
        assert!(is_answered && &status == b"HTTP/1.1 200 OK");
    };
    thread::scope(|scope| (0..BROWSERS).for_each(|_| drop(scope.spawn(ask_and_stay))));
}
