//! One thread answers a page from its gate to its last word.
//!
//! Who is there, what they see and what is written down of it all block, and each would be handed to
//! another thread and back: of a page that costs half a millisecond that is a good part. So a request that
//! has no body to wait for goes to a blocking thread once, and what it runs there, it runs at once.

use std::{
    cell::Cell,
    panic::{AssertUnwindSafe, catch_unwind, resume_unwind},
    pin::pin,
    sync::Arc,
    task::{Context, Poll, Wake, Waker},
    thread::{self, Thread},
};

use tracing::Instrument as _;

thread_local! {
    static ANSWERS: Cell<bool> = const { Cell::new(false) };
}

struct Parked(Thread);

impl Wake for Parked {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

/// Answers on a blocking thread. No runtime is entered there: PostgreSQL's client brings its own.
pub(crate) async fn answer<T: Send + 'static>(work: impl Future<Output = T> + Send + 'static) -> T {
    let work = work.instrument(tracing::Span::current());
    match tokio::task::spawn_blocking(move || to_its_end(work)).await {
        Ok(answer) => answer,
        // As if it had happened here: the server closes the connection, and the log has the panic.
        Err(stopped) => match stopped.try_into_panic() {
            Ok(panic) => resume_unwind(panic),
            // The server ends, and nobody waits for an answer any more.
            Err(_) => std::future::pending().await,
        },
    }
}

fn to_its_end<T>(work: impl Future<Output = T>) -> T {
    let waker = Waker::from(Arc::new(Parked(thread::current())));
    let mut context = Context::from_waker(&waker);
    let mut work = pin!(work);
    let _answering = Answering::begin();
    loop {
        match work.as_mut().poll(&mut context) {
            Poll::Ready(answer) => return answer,
            Poll::Pending => thread::park(),
        }
    }
}

/// Takes the mark off the thread again, also when the work panics: the thread will serve others.
struct Answering;

impl Answering {
    fn begin() -> Self {
        ANSWERS.set(true);
        Self
    }
}

impl Drop for Answering {
    fn drop(&mut self) {
        ANSWERS.set(false);
    }
}

/// Runs what blocks: here, where this thread answers a request anyway, or on a thread for it. `Err` holds
/// what stopped it.
pub(crate) async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, String> {
    if ANSWERS.get() {
        return catch_unwind(AssertUnwindSafe(work)).map_err(|_| "it panicked".to_owned());
    }
    tokio::task::spawn_blocking(work).await.map_err(|stopped| stopped.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn what_blocks_runs_on_the_thread_that_answers() {
        let (outer, inner) = answer(async {
            let inner = blocking(|| thread::current().id()).await.expect("it runs");
            (thread::current().id(), inner)
        })
        .await;
        assert_eq!(outer, inner);
        assert_ne!(outer, thread::current().id());
        let apart = blocking(|| thread::current().id()).await.expect("it runs");
        assert_ne!(apart, thread::current().id(), "elsewhere it has a thread of its own");
    }

    #[tokio::test]
    async fn what_is_waited_for_wakes_the_thread() {
        let answered = answer(async {
            let (say, heard) = tokio::sync::oneshot::channel();
            thread::spawn(move || say.send(7));
            heard.await
        });
        assert_eq!(answered.await, Ok(7));
    }

    #[tokio::test]
    async fn a_panic_stops_the_work_and_not_the_thread() {
        let stopped = answer(async { blocking(|| panic!("on purpose")).await.map(|()| 0) }).await;
        assert_eq!(stopped, Err("it panicked".to_owned()));
    }
}
