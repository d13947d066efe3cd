//! Answers as they go over the wire.
//!
//! In: a request, its answer. Out: head and body. Never: a small answer in two parts, which would cost
//! a delayed acknowledgement; a word about failures, which mean that the browser has gone.

use std::io::{self, Write};

use tiny_http::{HTTPVersion, Request};

use super::super::answer::Answer;

/// Answers up to this length are put together before they are sent.
const WHOLE: usize = 64 * 1024;

/// Sends the answer; the connection stays open if the browser wants that.
pub(super) fn send(request: Request, answer: &Answer) {
    let stays = stays_open(&request);
    write(request, answer, stays);
}

/// Sends the answer and asks the browser to close the connection.
pub(super) fn send_last(request: Request, answer: &Answer) {
    write(request, answer, false);
}

fn write(request: Request, answer: &Answer, stays: bool) {
    let is_head = request.method().as_str() == "HEAD";
    let head = head(answer, stays);
    // An error means that the browser has gone, and nobody is left to be told.
    let _ = write_parts(request.into_writer(), &head, answer, is_head);
}

fn write_parts(mut browser: impl Write, head: &str, answer: &Answer, is_head: bool) -> io::Result<()> {
    let body: &[u8] = if is_head { &[] } else { &answer.body };
    let (first, rest) = body.split_at(body.len().min(WHOLE));
    browser.write_all(&[head.as_bytes(), first].concat())?;
    browser.write_all(rest)?;
    if let Some(file) = answer.file.as_ref().filter(|_| !is_head) {
        file.write_to(&mut browser)?;
    }
    browser.flush()
}

/// Whether `tiny_http` will read another request from the connection.
fn stays_open(request: &Request) -> bool {
    let connection = request.headers().iter().find(|header| header.field.equiv("Connection"));
    match connection.map(|header| header.value.as_str().to_ascii_lowercase()) {
        Some(value) if value.contains("close") || value.contains("upgrade") => false,
        Some(value) if value.contains("keep-alive") => true,
        Some(_) | None => *request.http_version() > HTTPVersion(1, 0),
    }
}

fn head(answer: &Answer, stays: bool) -> String {
    let mut head = String::with_capacity(512);
    push(&mut head, &["HTTP/1.1 ", &answer.status.to_string(), " ", reason(answer.status)]);
    for (name, value) in &answer.headers {
        push(&mut head, &[name, ": ", value]);
    }
    if answer.status != 304 {
        push(&mut head, &["Content-Length: ", &answer.length().to_string()]);
    }
    push(&mut head, &["Connection: ", if stays { "keep-alive" } else { "close" }]);
    head + "\r\n"
}

fn push(head: &mut String, parts: &[&str]) {
    head.extend(parts.iter().copied().chain(["\r\n"]));
}

fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        206 => "Partial Content",
        304 => "Not Modified",
        307 => "Temporary Redirect",
        400 => "Bad Request",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        413 => "Content Too Large",
        414 => "URI Too Long",
        416 => "Range Not Satisfiable",
        431 => "Request Header Fields Too Large",
        500 => "Internal Server Error",
        _ => "Service Unavailable",
    }
}
