//! `serve`: the site in a browser, made anew after each edit.

use super::{CommandError, Outcome};
use crate::cli::ServeArgs;

#[cfg(feature = "serve")]
pub(super) fn run(args: &ServeArgs) -> Result<Outcome, CommandError> {
    use std::sync::Arc;

    use super::briefing_folder::unreported;
    use crate::serve::{Options, Teller, serve};

    let base = args.base.parse().map_err(|bad| CommandError::Base(args.base.clone(), bad))?;
    let options = Options { port: args.port, base };
    let content = args.content.clone();
    let configure = Box::new(move || unreported(content.as_deref(), None));
    let teller: Arc<dyn Teller> = Arc::new(terminal::Terminal);
    serve(&options, configure, &teller)?;
    Ok(Outcome::Clean)
}

#[cfg(not(feature = "serve"))]
pub(super) fn run(_: &ServeArgs) -> Result<Outcome, CommandError> {
    Err(CommandError::WithoutServe)
}

#[cfg(feature = "serve")]
mod terminal {
    use crate::commands::report;
    use crate::diagnostic::Diagnostic;
    use crate::serve::Teller;

    /// Prints what happens to standard error.
    pub(super) struct Terminal;

    impl Teller for Terminal {
        fn listens(&self, address: &str) {
            eprintln!("open   {address}\nCtrl-C ends it; nothing is written to the disk");
        }

        fn problems(&self, problems: &[Diagnostic]) {
            report(problems);
        }

        fn rebuilt(&self, line: &str) {
            eprintln!("{line}");
        }
    }
}
