//! That a version of a release says what is on record, kept from one check to the next.
//!
//! Takes and gives values. The sites of a session share their releases, and this is kept in them; whether it still holds is found out
//! by the check that compares them.

use std::sync::{Arc, Mutex, PoisonError};

use crate::model::Day;
use crate::model::agreement::Agreement;
use crate::model::permalink::Permalinks;
use crate::model::release_record::ReleaseRecord;
use crate::model::statement::Statement;

/// What a version was compared with, beside the release itself.
#[derive(Debug)]
pub struct Unchanged {
    pub record: Arc<ReleaseRecord>,
    pub permalinks: Option<Arc<Permalinks>>,
    pub day: Day,
    /// The sheets of the agreements and statements that its body refers to, in their order.
    pub agreements: Box<[Arc<Agreement>]>,
    pub statements: Box<[Arc<Statement>]>,
}

/// The last comparison that found no difference, if there was one.
#[derive(Debug, Default)]
pub struct LastUnchanged(Mutex<Option<Arc<Unchanged>>>);

impl LastUnchanged {
    pub fn get(&self) -> Option<Arc<Unchanged>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub fn set(&self, unchanged: Unchanged) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(Arc::new(unchanged));
    }
}

impl Clone for LastUnchanged {
    fn clone(&self) -> Self {
        LastUnchanged(Mutex::new(self.get()))
    }
}
