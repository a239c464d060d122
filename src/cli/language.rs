//! Which language messages are in.
//!
//! Takes what was typed, the environment and the site's folder; gives a language. The first that names one wins:
//! `--language`, `FAKTUM_LANGUAGE`, the system's `LC_ALL`, `LC_MESSAGES` and `LANG`, the site's `language`, English. The help
//! of commands is English in every case, as the trade has it.

use std::path::Path;

use crate::model::MessageLanguage;
use crate::parse::{SITE_FILE, language_of};

/// The language that somebody asked for, if anybody did.
pub(super) fn asked_for(typed: Option<MessageLanguage>) -> Option<MessageLanguage> {
    typed.or_else(|| MessageLanguage::from_tag(&std::env::var("FAKTUM_LANGUAGE").ok()?))
}

/// The language of messages for a site in this folder.
pub(super) fn of_messages(typed: Option<MessageLanguage>, site: &Path) -> MessageLanguage {
    asked_for(typed).or_else(of_system).or_else(|| of_site(site)).unwrap_or(MessageLanguage::English)
}

/// The system's language. Of its three variables the first that is set counts (POSIX, 8.2); `C` and `POSIX` name none.
fn of_system() -> Option<MessageLanguage> {
    let variables = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter();
    let locale = variables.filter_map(|name| std::env::var(name).ok()).find(|value| !value.is_empty())?;
    MessageLanguage::from_tag(locale.split(['_', '.', '@', '-']).next()?)
}

fn of_site(site: &Path) -> Option<MessageLanguage> {
    Some(language_of(&std::fs::read_to_string(site.join(SITE_FILE)).ok()?)?.of_messages())
}
