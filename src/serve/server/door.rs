//! One `tiny_http` server, and the workers that answer what it hears.
//!
//! In: requests of its connections. Out: each given to the service. Never: all workers busy; whoever
//! takes a request while no other waits starts one more. One worker listens at a time and the others
//! queue behind it, so that requests of one connection keep their order until they stand in its lane.

use std::io;
use std::net::TcpListener;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use tiny_http::Server;

use super::Service;
use super::lanes::Turn;

/// Workers that may wait for requests; more of them end.
const WAITING: usize = 8;

/// A server that accepts connections, or did so once.
pub(super) struct Door {
    server: Server,
    /// Held by the worker that listens.
    ear: Mutex<()>,
    waiting: AtomicUsize,
    heard: AtomicUsize,
    is_deaf: AtomicBool,
    is_closed: AtomicBool,
}

impl Door {
    /// Opens one more server on the socket.
    pub(super) fn open(listener: &TcpListener, service: &Arc<Service>) -> io::Result<Arc<Self>> {
        let door = Arc::new(Self {
            server: Server::from_listener(listener.try_clone()?, None).map_err(io::Error::other)?,
            ear: Mutex::new(()),
            waiting: AtomicUsize::new(0),
            heard: AtomicUsize::new(0),
            is_deaf: AtomicBool::new(false),
            is_closed: AtomicBool::new(false),
        });
        door.hire(service)?;
        Ok(door)
    }

    /// Whether it will never accept a connection again; those it has go on.
    pub(super) fn is_deaf(&self) -> bool {
        self.is_deaf.load(Ordering::Relaxed)
    }

    /// Its accepting thread has died.
    pub(super) fn give_up(&self) {
        self.is_deaf.store(true, Ordering::Relaxed);
    }

    /// How many requests it has heard.
    pub(super) fn heard(&self) -> usize {
        self.heard.load(Ordering::Relaxed)
    }

    /// Sends its workers home; only for a door without connections.
    pub(super) fn close(&self) {
        self.is_closed.store(true, Ordering::Relaxed);
        self.server.unblock();
    }

    fn hire(self: &Arc<Self>, service: &Arc<Service>) -> io::Result<()> {
        let (door, service) = (self.clone(), service.clone());
        thread::Builder::new().name("preview".to_owned()).spawn(move || door.work(&service)).map(drop)
    }

    fn work(self: &Arc<Self>, service: &Arc<Service>) {
        loop {
            let others = self.waiting.fetch_add(1, Ordering::AcqRel);
            if others >= WAITING {
                self.waiting.fetch_sub(1, Ordering::AcqRel);
                return;
            }
            let heard = self.listen(service);
            let left = self.waiting.fetch_sub(1, Ordering::AcqRel) - 1;
            match heard {
                Ok(None) => {}
                Ok(Some(turn)) => {
                    if left == 0 {
                        // Without another thread this one will do, as long as it is not held up.
                        let _ = self.hire(service);
                    }
                    service.take(turn);
                }
                Err(_) if self.is_closed.load(Ordering::Relaxed) => return self.server.unblock(),
                Err(_) => self.give_up(),
            }
        }
    }
    /// The turn of the next connection that asks for something, if nobody is at it already.
    fn listen(&self, service: &Service) -> io::Result<Option<Turn>> {
        // The lock guards no value, only the order.
        let _ear = self.ear.lock().unwrap_or_else(PoisonError::into_inner);
        let request = self.server.recv()?;
        self.heard.fetch_add(1, Ordering::Relaxed);
        Ok(service.lanes.enter(request))
    }
}
