#pragma once
#include <cstdint>
#include <memory>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "register/words.h"

namespace chancery {

struct Concept;

/// An English word without the ending of the plural; others as they are (no Vietnamese syllable ends in s).
std::string stem_of(const Word& word);

/// Knows the words of the concepts of a schema in all languages. Concepts are told by their number in the schema.
class ConceptFinder {
 public:
  explicit ConceptFinder(const std::vector<Concept>& concepts);

  /// The longest run of words from `at` on that says concepts; of no words where there is none.
  struct Run {
    std::size_t size = 0;
    std::vector<std::size_t> concepts;
  };
  [[nodiscard]] Run longest_at(const std::vector<Word>& words, std::size_t at) const;

 private:
  friend class ConceptScan;
  struct Phrase {
    std::vector<Word> words;
    std::size_t concept_index = 0;
  };

  std::vector<Phrase> phrases_;
  std::unordered_map<std::string, std::vector<std::uint32_t>> by_first_;  ///< by the stem of their first word
};

/// Notes which concepts a text says, word by word in one pass.
class ConceptScan {
 public:
  /// The finder outlives it.
  explicit ConceptScan(const ConceptFinder& finder) : finder_(&finder) {}
  void add(const Word& word);
  /// Nothing that is added later stands beside what was added before.
  void end();
  /// The concepts met so far, those of a single cluster once what stands behind it is known.
  [[nodiscard]] const std::set<std::size_t>& met() const { return met_; }

 private:
  struct Begun {
    std::uint32_t phrase = 0;
    std::size_t size = 0;  // words of it that were met
  };

  const ConceptFinder* finder_;
  std::vector<Begun> begun_;
  std::vector<std::size_t> alone_;  // concepts of the cluster before, which must stand alone
  std::set<std::size_t> met_;
};

/// The finder of a schema, made when it is first asked for: most commands never ask. Copies share it.
class LazyConceptFinder {
 public:
  LazyConceptFinder();
  [[nodiscard]] const ConceptFinder& get(const std::vector<Concept>& concepts) const;

 private:
  struct Made;
  std::shared_ptr<Made> made_;
};

}  // namespace chancery
