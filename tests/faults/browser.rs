//! Somebody who is signed in, over a plain socket: a killed server must be seen as it dies.

use std::{
    io::{self, Read as _, Write as _},
    net::{SocketAddr, TcpStream},
};

/// One signed-in person at one server.
pub(crate) struct Browser {
    address: SocketAddr,
    session: String,
}

/// What came back.
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) body: String,
}

impl Browser {
    pub(crate) fn new(address: SocketAddr, session: &str) -> Self {
        Self { address, session: session.to_owned() }
    }

    pub(crate) fn get(&self, path: &str) -> io::Result<Answer> {
        self.send("GET", path, "")
    }

    /// Sends a form. `Ok` with 303 means that the server said "saved".
    pub(crate) fn post(&self, path: &str, fields: &[(&str, &str)]) -> io::Result<Answer> {
        let body: Vec<_> = fields.iter().map(|(name, value)| format!("{name}={}", encoded(value))).collect();
        self.send("POST", path, &body.join("&"))
    }

    fn send(&self, method: &str, path: &str, body: &str) -> io::Result<Answer> {
        let mut stream = TcpStream::connect(self.address)?;
        let (host, session) = (self.address, &self.session);
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\nAccept: text/html\r\n\
             Cookie: throughline={session}\r\nContent-Type: application/x-www-form-urlencoded\r\n\
             Content-Length: {}\r\nConnection: close\r\n\r\n{body}",
            body.len()
        )?;
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes)?;
        let text = String::from_utf8_lossy(&bytes);
        let status = text.split(' ').nth(1).and_then(|status| status.parse().ok());
        let (_, body) = text.split_once("\r\n\r\n").ok_or_else(|| io::Error::other("no answer"))?;
        Ok(Answer { status: status.ok_or_else(|| io::Error::other("no status"))?, body: body.to_owned() })
    }
}

impl Answer {
    /// The value of an input field of this name.
    pub(crate) fn field(&self, name: &str) -> Option<String> {
        let tag = self.body.split('<').find(|tag| {
            tag.starts_with("input") && tag.contains(&format!("name=\"{name}\"")) && tag.contains("value=\"")
        })?;
        Some(tag.split("value=\"").nth(1)?.split('"').next()?.to_owned())
    }
}

fn encoded(value: &str) -> String {
    value
        .bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => char::from(byte).to_string(),
            _ => format!("%{byte:02X}"),
        })
        .collect()
}
