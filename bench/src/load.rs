//! The load generator: a process of its own, so that what it costs is not counted as the server's. Each
//! connection is a thread that sends a request, reads the whole answer, and sends the next.

use std::{
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::TcpStream,
    sync::atomic::{AtomicU64, Ordering},
    thread,
    time::{Duration, Instant},
};

use serde::{Deserialize, Serialize};

use crate::{
    Outcome, known,
    region::{CASELOAD, Kind, Numbers, Region, csrf, id, name, token},
};

/// What is done again and again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Operation {
    /// Open a case: its page, with 25 events behind it.
    Case,
    /// The page of a caseload.
    Caseload,
    /// Write a note; the answer leads on, the page after it is not asked for.
    Note,
    /// Search by one beginning of a name.
    Search,
    /// Search by two beginnings.
    SearchTwo,
    /// Ask whether somebody who is about to be entered is known already; the answer names them.
    Known,
}

/// What a load was, and how it went.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Load {
    /// Answers that were right.
    pub answers: u64,
    /// Answers that were not.
    pub wrong: u64,
    /// What the first wrong one said.
    pub complaint: Option<String>,
    /// How long it was kept up, in seconds.
    pub seconds: f64,
    /// Latencies in milliseconds.
    pub p50: f64,
    /// The slowest in a hundred.
    pub p99: f64,
    /// The slowest.
    pub max: f64,
    /// Bytes of an answer, as sent, on the mean.
    pub bytes: u64,
}

/// What to put on a server.
#[derive(Debug, Clone, Copy)]
pub struct Ask<'a> {
    /// Where it listens.
    pub address: &'a str,
    /// Who is in its database.
    pub region: Region,
    /// What is done.
    pub operation: Operation,
    /// How many do it at the same time.
    pub connections: u64,
    /// For how long.
    pub lasts: Duration,
    /// Another seed, other people.
    pub seed: u64,
}

/// Puts load on a server.
pub fn load(ask: Ask<'_>) -> Outcome<Load> {
    let wrong = AtomicU64::new(0);
    let bytes = AtomicU64::new(0);
    let begun = Instant::now();
    let (mut took, mut complaint) = (Vec::new(), None);
    thread::scope(|scope| -> Outcome<()> {
        let threads: Vec<_> = (0..ask.connections)
            .map(|n| {
                let (wrong, bytes) = (&wrong, &bytes);
                scope.spawn(move || one(ask, n, wrong, bytes).map_err(|error| error.to_string()))
            })
            .collect();
        for thread in threads {
            let (latencies, said) = thread.join().map_err(|_| "a connection broke down")??;
            took.extend(latencies);
            complaint = complaint.take().or(said);
        }
        Ok(())
    })?;
    let seconds = begun.elapsed().as_secs_f64();
    took.sort_unstable();
    let answers = u64::try_from(took.len())?;
    Ok(Load {
        answers,
        wrong: wrong.into_inner(),
        complaint,
        seconds,
        p50: at(&took, 50),
        p99: at(&took, 99),
        max: at(&took, 100),
        bytes: bytes.into_inner() / answers.max(1),
    })
}

/// A percentile, in milliseconds.
pub fn at(sorted: &[Duration], percent: usize) -> f64 {
    let index = (sorted.len() * percent / 100).min(sorted.len().saturating_sub(1));
    sorted.get(index).map_or(0.0, |took| took.as_secs_f64() * 1_000.0)
}

fn one(
    ask: Ask<'_>,
    connection: u64,
    wrong: &AtomicU64,
    bytes: &AtomicU64,
) -> Outcome<(Vec<Duration>, Option<String>)> {
    let mut numbers = Numbers::seeded(ask.seed * 1_000 + connection);
    let mut client = Client::connect(ask.address)?;
    let mut took = Vec::new();
    let mut complaint = None;
    let begun = Instant::now();
    while begun.elapsed() < ask.lasts {
        let request = request(ask, &mut numbers);
        let sent = Instant::now();
        let answer = client.send(&request.text)?;
        took.push(sent.elapsed());
        bytes.fetch_add(answer.bytes, Ordering::Relaxed);
        if answer.status != request.expected {
            wrong.fetch_add(1, Ordering::Relaxed);
            complaint.get_or_insert_with(|| format!("{} instead of {}", answer.status, request.expected));
        } else if !request.names.is_empty() && !client.said(&request.names) {
            wrong.fetch_add(1, Ordering::Relaxed);
            complaint.get_or_insert_with(|| format!("{} is not in the answer", request.names));
        }
    }
    Ok((took, complaint))
}

struct Request {
    text: String,
    expected: u16,
    /// What stands in the answer; nothing where that is not looked at.
    names: String,
}

fn request(ask: Ask<'_>, numbers: &mut Numbers) -> Request {
    let worker = numbers.below(ask.region.workers());
    let case = ask.region.case_of(worker, numbers.below(CASELOAD)).min(ask.region.cases().saturating_sub(1));
    let worker = ask.region.worker_of(case);
    let person_number = Region::person_of(case);
    let person = id(Kind::Person, person_number);
    let (surname, given) = name(person_number);
    let begin = |text: &str| -> String { text.chars().take(3).filter(char::is_ascii).collect() };
    let (path, body) = match ask.operation {
        Operation::Case => (format!("/people/{person}"), None),
        Operation::Caseload => ("/my-people?view=all".to_owned(), None),
        Operation::Search => (format!("/search?q={}", begin(&surname)), None),
        Operation::SearchTwo => (format!("/search?q={}+{}", begin(&surname), begin(&given)), None),
        Operation::Note => {
            let text = "The+room+is+promised+until+the+end+of+the+month%3B+the+contract+comes+on+Friday.";
            let body = format!("csrf={}&kind=phoned&about=housing&text={text}", masked(&csrf(worker)));
            (format!("/people/{person}/notes"), Some(body))
        }
        Operation::Known => {
            let body = format!("csrf={}&{}", masked(&csrf(worker)), known::form(person_number));
            ("/people/new/known".to_owned(), Some(body))
        }
    };
    let cookie = token(worker);
    let mut head = format!("Host: {}\r\nCookie: throughline={cookie}\r\nAccept: text/html\r\n", ask.address);
    let (expected, names) = match ask.operation {
        // As it is, so that it can be looked at.
        Operation::Known => (200, format!("/people/{person}")),
        Operation::Note => (303, String::new()),
        _ => (200, String::new()),
    };
    if names.is_empty() {
        head.push_str("Accept-Encoding: gzip, deflate, br\r\n");
    }
    match body {
        None => Request { text: format!("GET {path} HTTP/1.1\r\n{head}\r\n"), expected, names },
        Some(body) => Request {
            text: format!(
                "POST {path} HTTP/1.1\r\n{head}Content-Type: application/x-www-form-urlencoded\r\n\
                 Content-Length: {}\r\n\r\n{body}",
                body.len()
            ),
            expected,
            names,
        },
    }
}

/// A token as a form carries it: a mask, and the token under it. Any mask will do.
fn masked(token: &str) -> String {
    format!("{}{}", "00".repeat(token.len()), hex::encode(token))
}

struct Answer {
    status: u16,
    bytes: u64,
}

/// As much of HTTP/1.1 as our own server speaks.
struct Client {
    stream: BufReader<TcpStream>,
    body: Vec<u8>,
}

impl Client {
    fn connect(address: &str) -> Outcome<Self> {
        let stream = TcpStream::connect(address)?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(Duration::from_secs(30)))?;
        Ok(Self { stream: BufReader::with_capacity(64 * 1_024, stream), body: Vec::new() })
    }

    fn send(&mut self, request: &str) -> Outcome<Answer> {
        self.stream.get_mut().write_all(request.as_bytes())?;
        self.body.clear();
        let mut line = String::new();
        self.stream.read_line(&mut line)?;
        let status = line.split(' ').nth(1).and_then(|status| status.parse().ok()).ok_or("no answer")?;
        let (mut length, mut chunked) = (0, false);
        loop {
            line.clear();
            self.stream.read_line(&mut line)?;
            let header = line.trim_end().to_ascii_lowercase();
            if header.is_empty() {
                break;
            }
            if let Some(value) = header.strip_prefix("content-length:") {
                length = value.trim().parse()?;
            }
            chunked |= header.starts_with("transfer-encoding:") && header.contains("chunked");
        }
        let mut bytes = 0;
        if chunked {
            loop {
                line.clear();
                self.stream.read_line(&mut line)?;
                let size = u64::from_str_radix(line.trim(), 16)?;
                self.take(size + 2)?;
                bytes += size;
                if size == 0 {
                    break;
                }
            }
        } else {
            self.take(length)?;
            bytes = length;
        }
        Ok(Answer { status, bytes })
    }

    /// Whether a text stands in the last answer.
    fn said(&self, text: &str) -> bool {
        self.body.windows(text.len()).any(|window| window == text.as_bytes())
    }

    fn take(&mut self, bytes: u64) -> Outcome<()> {
        (&mut self.stream).take(bytes).read_to_end(&mut self.body)?;
        Ok(())
    }
}
