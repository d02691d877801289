//! The allocator in JavaScript's world: a tenth of the usual one's code, and quick, because it never looks for a place.
//!
//! A block is a power of two long. One that is given back waits in the list of its size for the next of that size, and
//! what no list has is taken from the end of the memory.

use std::alloc::{GlobalAlloc, Layout};
use std::arch::wasm32::{memory_grow, memory_size};
use std::cell::UnsafeCell;
use std::ptr::null_mut;

#[global_allocator]
static MEMORY: Memory = Memory(UnsafeCell::new(Blocks {
    free: [null_mut(); SIZES],
    next: 0,
    end: 0,
}));

/// Sizes of blocks, from 2⁰ bytes on.
const SIZES: usize = 32;
/// The least block, which holds the address of the next free one, and to which blocks are aligned.
const LEAST: usize = 16;
/// What the memory grows by, bytes.
const PAGE: usize = 1 << 16;

struct Memory(UnsafeCell<Blocks>);

struct Blocks {
    /// The first free block of each size, each of which begins with the address of the next one.
    free: [*mut u8; SIZES],
    /// From here to `end` the memory has never been given out.
    next: usize,
    end: usize,
}

// SAFETY: a wasm without threads has one.
unsafe impl Sync for Memory {}

// SAFETY: a block belongs to who was given it, from `alloc` to `dealloc`, and is as long as the power of two above what
// was asked for, which both find in the same way.
unsafe impl GlobalAlloc for Memory {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let Some(size) = size_of_block(layout) else {
            return null_mut();
        };
        // SAFETY: nothing else refers to the lists while this runs, and what is in them is a block of this size.
        unsafe {
            let blocks = &mut *self.0.get();
            let first = &mut blocks.free[size.trailing_zeros() as usize];
            if first.is_null() {
                return blocks.grow(size);
            }
            let block = *first;
            *first = *block.cast();
            block
        }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        let Some(size) = size_of_block(layout) else {
            return;
        };
        // SAFETY: the block is nobody's any more, and long enough for an address.
        unsafe {
            let first = &mut (*self.0.get()).free[size.trailing_zeros() as usize];
            *block.cast() = *first;
            *first = block;
        }
    }

    unsafe fn realloc(&self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        // SAFETY: the caller keeps to what GlobalAlloc asks.
        unsafe {
            let wanted = Layout::from_size_align_unchecked(size, layout.align());
            if size_of_block(wanted) == size_of_block(layout) {
                return block;
            }
            let other = self.alloc(wanted);
            if !other.is_null() {
                other.copy_from_nonoverlapping(block, layout.size().min(size));
                self.dealloc(block, layout);
            }
            other
        }
    }
}

/// Bytes of the block for a layout; none for what no memory can hold.
fn size_of_block(layout: Layout) -> Option<usize> {
    let size = layout.size().max(LEAST);
    (size <= 1 << (SIZES - 1) && layout.align() <= LEAST).then(|| size.next_power_of_two())
}

impl Blocks {
    /// A block from the end of the memory; null when there is no more of it.
    fn grow(&mut self, size: usize) -> *mut u8 {
        if self.end - self.next < size {
            // What was the end stays it, unless something else has made the memory grow.
            let end = memory_size(0) * PAGE;
            if self.end != end {
                (self.next, self.end) = (end, end);
            }
            let pages = (size - (self.end - self.next)).div_ceil(PAGE);
            if memory_grow(0, pages) == usize::MAX {
                return null_mut();
            }
            self.end += pages * PAGE;
        }
        let block = self.next as *mut u8;
        self.next += size;
        block
    }
}
