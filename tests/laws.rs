//! The laws of docs/architecture.md, one module each. A test here is what makes a law one.

#[path = "laws/addresses.rs"]
mod addresses;
#[path = "laws/faults_are_data.rs"]
mod faults_are_data;
#[path = "laws/html.rs"]
mod html;
#[path = "laws/memory_follows_the_page.rs"]
mod memory_follows_the_page;
#[path = "laws/one_pipeline.rs"]
mod one_pipeline;
#[path = "laws/portable_pages.rs"]
mod portable_pages;
#[path = "laws/preview_costs_one_page.rs"]
mod preview_costs_one_page;
#[path = "laws/same_bytes.rs"]
mod same_bytes;
#[path = "laws/silence.rs"]
mod silence;
#[path = "laws/text_is_law.rs"]
mod text_is_law;
#[path = "laws/world.rs"]
mod world;
