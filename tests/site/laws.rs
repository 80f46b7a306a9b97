//! The laws of docs/architecture.md, one module each. A test here is what makes a law one.

mod counted_days;
mod facts_are_enough;
mod faults_are_data;
mod kept_bodies;
mod links_and_addresses;
mod memory_follows_the_page;
mod names_of_places;
mod one_pipeline;
mod portable_pages;
mod preview_costs_one_page;
mod same_bytes;
mod silence;
mod surroundings;
mod text_is_law;
