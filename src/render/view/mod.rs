//! What templates are given: plain words, links and numbers, made for one page; never the stages' own types.

mod article;
mod article_notes;
mod badge;
mod block;
mod compare;
mod difference;
mod entity;
mod event;
mod frame;
mod home;
mod index;
mod otherwise;
mod print;
mod quotes;
mod search;
mod sources;
mod telling;
mod timeline;
mod viewpoint;
mod who;

pub(crate) use article::ArticleView;
pub(crate) use badge::{ALL, BadgeView, badge};
pub(crate) use compare::CompareView;
pub(crate) use entity::EntityView;
pub(crate) use event::EventCard;
pub(crate) use frame::{Frame, Section};
pub(crate) use home::HomeView;
pub(crate) use index::IndexView;
pub(crate) use otherwise::Otherwise;
pub(crate) use print::PrintView;
pub(crate) use quotes::QuotesView;
pub(crate) use search::{SearchView, search_index};
pub(crate) use sources::SourcesView;
pub(crate) use timeline::TimelineView;
pub(crate) use viewpoint::{Chip, Chips, Named, Said, Viewpoint};
