#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "reading/names/romanize.h"

namespace chancery {

/// Gives the romanizer when it is needed.
class Romanizers {
 public:
  virtual ~Romanizers() = default;
  [[nodiscard]] virtual const Romanizer& romanizer() const = 0;
};

/// Latin forms of names, each worked out once: documents name the same persons again and again. One a thread.
class LatinNames {
 public:
  explicit LatinNames(const Romanizers& romanizers) : romanizers_(romanizers) {}

  [[nodiscard]] const Romanizer& romanizer() const { return romanizers_.romanizer(); }
  /// What `Romanizer::romanize` gives; good until the next call.
  const std::optional<Romanizer::Name>& romanize(std::string_view name, std::string_view people);

 private:
  const Romanizers& romanizers_;
  std::unordered_map<std::string, std::optional<Romanizer::Name>> known_;
  std::string key_;
};

}  // namespace chancery
