//! The output of a build, kept up with its content.
//!
//! An edit makes only those pages anew that it can change, and puts them in place in one step, as every build does. What people
//! search in takes longer than all pages together: it follows in a step of its own, and until then search knows the site as it
//! was before. On errors the last good site stays.

use std::{
    future::{Future, poll_fn},
    path::{Path, PathBuf},
    pin::pin,
    sync::{
        Arc,
        mpsc::{self, Sender},
    },
    task::Poll,
    time::{Duration, Instant},
};

use anyhow::Context;

use super::{
    folder::{Folder, Made},
    keep_up::{Event, Follow, KeepUp},
    live::Live,
    watch::Watch,
};
use crate::{
    diagnostics::{Diagnostic, Sources},
    pipeline::{Checked, Options},
    publish::{self, Lock, Owned, Parts, Place, Plan, Published, SearchParts, Whole},
    render::TemplateError,
    search::{self, FromDisk, SearchFile},
    source::digest::Digest,
};

/// What to build, and where.
pub struct Rebuild<'a> {
    /// The content folder.
    pub root: PathBuf,
    /// Where the site goes; none for where the settings say.
    pub output: Option<PathBuf>,
    /// Whether files get compressed copies beside them.
    pub precompress: bool,
    /// Whether search works in pages opened from the disk.
    pub from_disk: FromDisk,
    /// Whether what is in the output and not ours is kept.
    pub adopt: bool,
    /// Whether what is sound is built where the content has errors, whatever okrsite.yaml says.
    pub keeps_going: bool,
    /// The day to compute for, and whether drafts are built. Asked each time, as days pass.
    pub options: &'a (dyn Fn() -> anyhow::Result<Options> + Sync),
    /// Told what happens.
    pub tell: &'a (dyn Fn(Rebuilt<'_>) + Sync),
}

/// What happened.
pub enum Rebuilt<'a> {
    /// The system tells of no changes, for this reason: the folder is looked at every second.
    Polls(&'a str),
    /// The site was put in place.
    Site {
        /// How many files of the content changed; none the first time.
        files: Option<usize>,
        /// What it was made from.
        checked: &'a Checked,
        /// Where it stands.
        output: &'a Path,
        /// What became of its files.
        published: Published,
        /// Whether what people search in follows.
        search_follows: bool,
        /// How long it took.
        took: Duration,
    },
    /// What people search in was put in place.
    Search {
        /// What became of the files of the site.
        published: Published,
        /// How long it took.
        took: Duration,
    },
    /// The content has errors: the last good site stays.
    Errors {
        /// How many files of the content changed; none the first time.
        files: Option<usize>,
        /// What is wrong with it, and what else was found.
        found: &'a Arc<Vec<Diagnostic>>,
        /// What that points into.
        sources: &'a Sources,
        /// How long it took.
        took: Duration,
    },
    /// The content could not be read, or the output not be written. What was built before stays.
    Trouble(&'a anyhow::Error),
    /// Everything is in place, and changes are waited for.
    Waits,
}

/// Builds, and builds again what changes, until Ctrl-C.
///
/// # Errors
///
/// When the first build cannot be done: the content cannot be read, or the output holds what is not ours.
pub fn rebuild(rebuild: &Rebuild<'_>) -> anyhow::Result<()> {
    let mut folder = Folder::new(rebuild.root.clone(), rebuild.keeps_going);
    folder.set_output(rebuild.output.clone())?;
    let output = folder.output();
    let lock = publish::lock(&output)?;
    let (send, events) = mpsc::channel();
    let watch = Watch::new(&rebuild.root, send.clone());
    if let Some(why) = watch.why_not() {
        (rebuild.tell)(Rebuilt::Polls(why));
    }
    let builds = Builds {
        rebuild,
        output,
        lock,
        adopt: rebuild.adopt,
        send: send.clone(),
        live: None,
        search: None,
        is_indexing: false,
    };
    let _ = builds.own()?; // before anything is read: what is in the way can be said at once

    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_all().build().context("cannot start a thread")?;
    let mut keep_up = KeepUp::new((rebuild.root.clone(), folder), rebuild.options, (watch, events), builds);
    keep_up.begin()?;
    std::thread::scope(|scope| {
        let working = scope.spawn(move || keep_up.run());
        let ended = runtime.block_on(async {
            let mut ended = pin!(tokio::signal::ctrl_c());
            // asked once before people are told, so that their Ctrl-C is not missed
            let has_ended = poll_fn(|context| Poll::Ready(ended.as_mut().poll(context))).await;
            (rebuild.tell)(Rebuilt::Waits);
            if let Poll::Ready(ended) = has_ended { ended } else { ended.await }
        });
        let _ = send.send(Event::End); // where nobody listens any more, it has ended
        let _ = working.join(); // a site that is being put in place is put there first
        ended.context("cannot wait for Ctrl-C")
    })
}

/// The files that people search in, made apart.
struct Indexed {
    key: Digest,
    files: anyhow::Result<Vec<SearchFile>>,
    started: Instant,
}

/// Builds each new site.
struct Builds<'a> {
    rebuild: &'a Rebuild<'a>,
    output: PathBuf,
    lock: Lock,
    adopt: bool,
    send: Sender<Event<Indexed>>,
    /// The site that was built last, and the fingerprint of what all its pages are made from.
    live: Option<(Arc<Live>, Digest)>,
    /// The key of the files in the output that people search in.
    search: Option<Digest>,
    is_indexing: bool,
}

impl Follow for Builds<'_> {
    type News = Indexed;

    fn made(&mut self, folder: &mut Folder, made: Made, files: Option<usize>, started: Instant) -> anyhow::Result<()> {
        match made {
            Made::Nothing => Ok(()),
            Made::Errors(_, found, sources) => {
                self.tell_errors(files, &found, &sources, started);
                Ok(())
            }
            Made::Site(_, live) => self.build(folder, &live, files, started),
        }
    }

    fn trouble(&mut self, error: &anyhow::Error) {
        (self.rebuild.tell)(Rebuilt::Trouble(error));
    }

    /// Puts in place what was made for search, unless the site is another by now.
    fn news(&mut self, Indexed { key, files, started }: Indexed) -> anyhow::Result<()> {
        self.is_indexing = false;
        let Some((live, inputs)) = self.live.clone() else { return Ok(()) };
        let parts = live.parts(inputs);
        let parts = parts.parts();
        if parts.search_key(self.rebuild.from_disk) != key {
            self.index(&live, parts.search_key(self.rebuild.from_disk));
            return Ok(());
        }
        let published = self.put(&self.own()?, &parts, &SearchParts::Made(files?, key))?;
        self.search = Some(key);
        (self.rebuild.tell)(Rebuilt::Search { published, took: started.elapsed() });
        Ok(())
    }
}

impl Builds<'_> {
    fn own(&self) -> anyhow::Result<Owned> {
        let place = Place { output: &self.output, content: &self.rebuild.root, adopt: self.adopt };
        publish::own(&place, &self.lock)
    }

    fn build(
        &mut self,
        folder: &mut Folder,
        live: &Arc<Live>,
        files: Option<usize>,
        started: Instant,
    ) -> anyhow::Result<()> {
        let inputs = folder.inputs(live);
        let (owned, parts) = rayon::join(|| self.own(), || live.parts(inputs));
        let (owned, parts) = (owned?, parts.parts());
        let key = parts.search_key(self.rebuild.from_disk);
        let search = self.search_for_now(&owned, &parts, key)?;
        let search_follows = search.key().is_some_and(|known| known != key);

        let published = match self.put(&owned, &parts, &search) {
            Ok(published) => published,
            Err(error) => match error.downcast_ref::<TemplateError>() {
                Some(broken) => {
                    let (found, sources) = live.tell(broken);
                    self.tell_errors(files, &found.into(), &sources, started);
                    return Ok(());
                }
                None => return Err(error),
            },
        };
        self.lock.settle();
        self.adopt = false;
        self.search = search.key();
        self.live = Some((Arc::clone(live), inputs));
        (self.rebuild.tell)(Rebuilt::Site {
            files,
            checked: live.checked(),
            output: &self.output,
            published,
            search_follows,
            took: started.elapsed(),
        });
        if search_follows && !self.is_indexing {
            self.index(live, key);
        }
        Ok(())
    }

    /// The files that people search in: as they are to be where they stand so or have to be made first, else as they were.
    fn search_for_now(&self, owned: &Owned, parts: &Parts<'_>, key: Digest) -> anyhow::Result<SearchParts> {
        let precompress = self.rebuild.precompress;
        let before = self.search.filter(|before| *before != key);
        match before.map(|before| owned.made_under(before, precompress)).filter(|files| !files.is_empty()) {
            Some(files) if owned.made_under(key, precompress).is_empty() => Ok(SearchParts::Standing(files)),
            _ => parts.search(owned, self.rebuild.from_disk, precompress),
        }
    }

    fn put(&self, owned: &Owned, parts: &Parts<'_>, search: &SearchParts) -> anyhow::Result<Published> {
        let whole = Whole::new(parts, search);
        let produce = |index| whole.produce(index);
        let precompress = self.rebuild.precompress;
        publish::publish(owned, &Plan { files: &whole.files, produce: &produce, precompress, done: &|| {} })
    }

    /// Makes the files that people search in, in the background.
    fn index(&mut self, live: &Arc<Live>, key: Digest) {
        self.is_indexing = true;
        let (live, send, from_disk) = (Arc::clone(live), self.send.clone(), self.rebuild.from_disk);
        std::thread::spawn(move || {
            let started = Instant::now();
            let files = search::files(&live.facts(), from_disk).context("cannot make the search index");
            let _ = send.send(Event::News(Indexed { key, files, started })); // where nobody listens, it has ended
        });
    }

    fn tell_errors(&self, files: Option<usize>, found: &Arc<Vec<Diagnostic>>, sources: &Sources, started: Instant) {
        (self.rebuild.tell)(Rebuilt::Errors { files, found, sources, took: started.elapsed() });
    }
}
