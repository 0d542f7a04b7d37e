//! What commands say: on standard output what was asked for, on standard error all the rest.
//!
//! `println!` panics when whoever reads the output has gone (`throughline … | head -1`). Here the
//! program ends as every other does then: quietly, and with 128 + 13, the number of SIGPIPE. It
//! does not let the signal itself end it, because that would end a server whose client hangs up.

use std::{
    fmt::Arguments,
    io::{self, ErrorKind, Write as _},
    process,
};

/// How a shell sees a program whose reader has gone.
pub const READER_GONE: i32 = 141;

/// Prints a line on standard output.
macro_rules! say {
    () => { $crate::terminal::line(format_args!("")) };
    ($($words:tt)*) => { $crate::terminal::line(format_args!($($words)*)) };
}

/// Prints a line on standard error; nobody has to read it.
macro_rules! tell {
    ($($words:tt)*) => { $crate::terminal::aside(format_args!($($words)*)) };
}

pub(crate) use {say, tell};

/// One line on standard output. Ends the process where nobody reads it any more.
pub fn line(words: Arguments<'_>) {
    let mut out = io::stdout().lock();
    let written = out.write_fmt(format_args!("{words}\n")).and_then(|()| out.flush());
    match written {
        Ok(()) => {}
        Err(error) if error.kind() == ErrorKind::BrokenPipe => process::exit(READER_GONE),
        Err(error) => {
            aside(format_args!(
                "what was done is done, but standard output cannot be written: {error}\nsee that there is room where \
                 it goes"
            ));
            process::exit(4);
        }
    }
}

/// One line on standard error, if anybody reads there.
pub fn aside(words: Arguments<'_>) {
    io::stderr().lock().write_fmt(format_args!("{words}\n")).ok();
}

/// A question on standard error, whose answer is typed on the same line.
pub fn ask(words: Arguments<'_>) {
    let mut err = io::stderr().lock();
    err.write_fmt(words).and_then(|()| err.flush()).ok();
}
