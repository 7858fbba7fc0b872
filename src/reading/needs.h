#pragma once
#include <cstdint>

namespace chancery {

/// Most of a text holds nothing for most finders. So each says what it needs at least, as a mask that a token, a
/// sentence or a word either meets or not, and leaves alone what does not meet it. That must change nothing but the
/// time taken: tests read with `NotAsked` too, which takes every mask for met, and compare
/// (tests/reading/needs_test.cpp).
enum class Needs : std::uint8_t { Asked, NotAsked };

}  // namespace chancery
