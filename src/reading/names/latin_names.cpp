#include "reading/names/latin_names.h"

namespace chancery {
namespace {

constexpr std::size_t kMostKnown = 4096;  // names; some 600 kB

}  // namespace

const std::optional<Romanizer::Name>& LatinNames::romanize(std::string_view name, std::string_view people) {
  key_.assign(people).append(1, '\n').append(name);
  const auto known = known_.find(key_);
  if (known != known_.end()) return known->second;
  if (known_.size() == kMostKnown) known_.clear();
  return known_.emplace(key_, romanizer().romanize(name, people)).first->second;
}

}  // namespace chancery
