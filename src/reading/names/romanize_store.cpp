#include "reading/names/romanize_store.h"

#include <algorithm>
#include <cstring>
#include <type_traits>

namespace chancery::romanize {
namespace {

/// Appends values; the same `visit` functions below serve it and Loader, so that both keep one order.
class Storer {
 public:
  template <class T>
    requires std::is_arithmetic_v<T>
  void operator()(const T& value) {
    char bytes[sizeof(T)];
    std::memcpy(bytes, &value, sizeof(T));
    out.append(bytes, sizeof(T));
  }
  void operator()(const std::string& text) { many(text); }
  void operator()(const std::u32string& text) { many(text); }
  template <class List, class Each>
  void list(const List& items, const Each& each) {
    (*this)(static_cast<std::uint32_t>(items.size()));
    for (const auto& item : items) each(item);
  }
  std::string out;

 private:
  template <class Text>
  void many(const Text& text) {
    (*this)(static_cast<std::uint32_t>(text.size()));
    out.append(reinterpret_cast<const char*>(text.data()), text.size() * sizeof(text[0]));
  }
};

/// Reads values; nothing but zeros behind the end, with `good` false.
class Loader {
 public:
  explicit Loader(std::string_view bytes) : rest_(bytes) {}

  template <class T>
    requires std::is_arithmetic_v<T>
  void operator()(T& value) {
    if constexpr (std::is_same_v<T, bool>) {
      std::uint8_t byte = 0;
      (*this)(byte);
      value = byte != 0;
    } else if (const char* at = take(sizeof(T))) {
      std::memcpy(&value, at, sizeof(T));
    } else {
      value = T{};
    }
  }
  void operator()(std::string& text) { many(text); }
  void operator()(std::u32string& text) { many(text); }
  template <class List, class Each>
  void list(List& items, const Each& each) {
    std::uint32_t count = 0;
    (*this)(count);
    // An item has one byte at least; a damaged count of large ones must not take all memory.
    if (count > rest_.size() / std::max<std::size_t>(1, sizeof(items[0]) / 64)) {
      good = false;
      count = 0;
    }
    items.resize(count);
    for (auto& item : items) each(item);
  }
  [[nodiscard]] bool at_end() const { return good && rest_.empty(); }
  bool good = true;

 private:
  const char* take(std::size_t size) {
    if (size > rest_.size()) {
      good = false;
      rest_ = {};
      return nullptr;
    }
    const char* at = rest_.data();
    rest_.remove_prefix(size);
    return at;
  }
  template <class Text>
  void many(Text& text) {
    std::uint32_t count = 0;
    (*this)(count);
    const std::size_t size = std::size_t{count} * sizeof(text[0]);
    text.clear();
    if (const char* at = take(size)) {
      text.resize(count);
      std::memcpy(text.data(), at, size);
    }
  }
  std::string_view rest_;
};

}  // namespace

/// The members of the tables, in the order in which they are stored.
struct StoredTables {
  template <class Archive, class Trie>
  static void trie(Archive& archive, Trie& trie) {
    archive.list(trie.nodes_, [&](auto& node) {
      archive(node.first_edge), archive(node.first_reading), archive(node.edges), archive(node.readings);
    });
    archive.list(trie.edges_, [&](auto& edge) { archive(edge.letter), archive(edge.node); });
    archive.list(trie.readings_, [&](auto& reading) { archive(reading.id), archive(reading.cost); });
  }
  template <class Archive, class P>
  static void people(Archive& archive, P& people) {
    const auto text = [&](auto& item) { archive(item); };
    archive(people.code), archive(people.join), archive(people.spaced_given), archive(people.by_token);
    archive.list(people.countries, text);
    archive.list(people.initials, text), archive.list(people.rhymes, text), archive.list(people.latin, text);
    archive.list(people.syllables, [&](auto& syllable) {
      for (std::size_t role = 0; role < kRoles; ++role) archive(syllable.cost[role]), archive(syllable.latin[role]);
      archive(syllable.listed), archive(syllable.family);
    });
    archive.list(people.words, [&](auto& word) { archive(word.first), archive(word.second); });
  }
  template <class Archive, class N>
  static void national(Archive& archive, N& national) {
    archive.list(national.latin, [&](auto& item) { archive(item); });
    trie(archive, national.initials), trie(archive, national.initials_o);
    for (std::size_t series = 0; series < 2; ++series) {
      trie(archive, national.vowels[series]), trie(archive, national.open_vowels[series]);
      trie(archive, national.closed_vowels[series]);
    }
    trie(archive, national.finals), trie(archive, national.elements);
    archive(national.sonorants), archive(national.joiner), archive(national.to_first), archive(national.to_second);
    archive(national.silencer);
  }
  template <class Archive, class S>
  static void script(Archive& archive, S& script) {
    archive(script.code), archive(script.block);
    archive.list(script.countries, [&](auto& item) { archive(item); });
    for (auto& sign : script.dropped) archive(sign);
    for (auto& sign : script.dropped_foreign) archive(sign);
    archive.list(script.transcriptions, [&](auto& transcription) {
      archive(transcription.people);
      trie(archive, transcription.initials), trie(archive, transcription.rhymes), trie(archive, transcription.whole);
    });
    national(archive, script.national);
    trie(archive, script.names), archive.list(script.name_latin, [&](auto& item) { archive(item); });
    trie(archive, script.families), trie(archive, script.follows);
  }

  /// Do the numbers of a trie point inside it, and its ids below `ids`?
  static bool sound(const LetterTrie& trie, std::size_t ids) {
    const auto node = [&](const auto& n) {
      return std::size_t{n.first_edge} + n.edges <= trie.edges_.size() &&
             std::size_t{n.first_reading} + n.readings <= trie.readings_.size();
    };
    return !trie.nodes_.empty() && std::all_of(trie.nodes_.begin(), trie.nodes_.end(), node) &&
           std::all_of(trie.edges_.begin(), trie.edges_.end(),
                       [&](const auto& edge) { return edge.node < trie.nodes_.size(); }) &&
           std::all_of(trie.readings_.begin(), trie.readings_.end(),
                       [&](const Reading& reading) { return reading.id < ids; });
  }
  static bool sound(const People& people) {
    return people.syllables.size() == people.initials.size() * people.rhymes.size() &&
           std::all_of(people.syllables.begin(), people.syllables.end(), [&](const Syllable& syllable) {
             return std::all_of(syllable.latin.begin(), syllable.latin.end(),
                                [&](std::uint16_t latin) { return latin < people.latin.size(); });
           });
  }
  static bool sound(const Script& script, const std::vector<People>& peoples) {
    for (const Transcription& t : script.transcriptions) {
      if (t.people >= peoples.size()) return false;
      const People& people = peoples[t.people];
      if (!sound(t.initials, people.initials.size()) || !sound(t.rhymes, people.rhymes.size()) ||
          !sound(t.whole, people.syllables.size()))
        return false;
    }
    const National& n = script.national;
    const std::size_t latin = n.latin.size();
    bool good = latin > 0 && sound(n.initials, latin) && sound(n.initials_o, latin) && sound(n.finals, latin) &&
                sound(n.elements, latin) && sound(script.names, script.name_latin.size()) &&
                sound(script.families, peoples.size()) && sound(script.follows, kFollows + 1U);
    for (std::size_t series = 0; series < 2; ++series) {
      good = good && sound(n.vowels[series], latin) && sound(n.open_vowels[series], latin) &&
             sound(n.closed_vowels[series], latin);
    }
    return good;
  }
};

std::string store_tables(const std::vector<People>& peoples, const std::vector<Script>& scripts) {
  Storer storer;
  storer.list(peoples, [&](const People& people) { StoredTables::people(storer, people); });
  storer.list(scripts, [&](const Script& script) { StoredTables::script(storer, script); });
  return std::move(storer.out);
}

Status restore_tables(std::string_view bytes, std::vector<People>& peoples, std::vector<Script>& scripts) {
  Loader loader(bytes);
  loader.list(peoples, [&](People& people) { StoredTables::people(loader, people); });
  loader.list(scripts, [&](Script& script) { StoredTables::script(loader, script); });
  const bool sound =
      loader.at_end() &&
      std::all_of(peoples.begin(), peoples.end(), [](const People& people) { return StoredTables::sound(people); }) &&
      std::all_of(scripts.begin(), scripts.end(),
                  [&](const Script& script) { return StoredTables::sound(script, peoples); });
  if (!sound) return Error{ErrorKind::BadPack, "the tables of names are damaged", "romanization"};
  return {};
}

}  // namespace chancery::romanize
