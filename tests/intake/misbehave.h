#pragma once
#include <string>
#include <string_view>

namespace chancery {

/// A page that has the reader of `chancery-intake-test` do what a reader that was taken over might do:
/// tests/intake/misbehave.cpp says what there is.
inline std::string misbehaving(std::string_view what) { return "<html><!--misbehave:" + std::string(what) + "-->"; }

}  // namespace chancery
