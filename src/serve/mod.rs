//! `serve`: the site in a browser while it is being made.
//!
//! [`watcher`] waits for edits, [`desk`] makes the site anew in memory and puts it into [`showing`], [`answer`] says what
//! a request gets, [`live_page`] adds to pages what only a preview has, [`server`] is the network. Nothing is written to
//! the disk, and nothing is read from it for a request.

mod answer;
mod base;
mod content_type;
mod desk;
mod edition;
mod host;
mod inputs;
mod live_page;
mod server;
mod showing;
mod watcher;

use std::io;
use std::sync::Arc;

pub use base::{BadBase, Base};

use self::desk::Desk;
use self::server::Server;
use self::showing::Showing;
use self::watcher::Watcher;
use crate::config::Config;
use crate::diagnostic::Diagnostic;

/// Why nothing can be served.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// The port that was asked for is not free, or none is.
    #[error("cannot listen on port {port} of this computer: {error}")]
    Listen {
        /// The port.
        port: u16,
        /// What the system says.
        error: io::Error,
    },
    /// The system gives no threads or no network.
    #[error("cannot begin to serve: {0}")]
    Begin(io::Error),
    /// The system does not tell of changes of files.
    #[error("cannot watch the briefing's files: {0}")]
    Watch(#[from] notify::Error),
}

/// What a person asked for.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The port; where none is named, the first free one from 8000 on.
    pub port: Option<u16>,
    /// The folder of the site's address.
    pub base: Base,
}

/// Says what happens while it serves; the command prints it.
pub trait Teller: Send + Sync {
    /// The address at which the site is.
    fn listens(&self, address: &str);
    /// Problems that were not there before.
    fn problems(&self, problems: &[Diagnostic]);
    /// One line about a rebuild.
    fn rebuilt(&self, line: &str);
}

/// Reads the configuration, each time that it may have changed.
pub type Configure = Box<dyn Fn() -> Result<Config, Vec<Diagnostic>> + Send>;

/// Serves a briefing until the user ends it with Ctrl-C.
pub fn serve(options: &Options, configure: Configure, teller: &Arc<dyn Teller>) -> Result<(), ServeError> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
    let runtime = runtime.map_err(ServeError::Begin)?;
    let _inside = runtime.enter();
    let server = Server::listen(options)?;
    let address = server.address();
    let mut watcher = Watcher::new()?;
    let (showing, shown) = tokio::sync::watch::channel(Arc::new(Showing::nothing_yet()));
    let mut desk = Desk::new(configure, address.clone(), showing, Arc::clone(teller));
    // This thread ends with the program: whatever it is at, nothing is left half-written.
    let made = std::thread::Builder::new().name("rebuild".to_owned()).spawn(move || {
        let mut touched = inputs::Touched::everything();
        loop {
            // Watched before it is read, so that no edit falls between.
            desk.configure(touched);
            desk.tell(&watcher.follow(desk.inputs(), touched.folders));
            desk.rebuild(touched);
            touched = watcher.wait(desk.inputs());
        }
    });
    made.map_err(ServeError::Begin)?;
    teller.listens(&address);
    runtime.block_on(server.run(shown));
    // Whoever is still connected must not keep the program.
    runtime.shutdown_background();
    Ok(())
}
