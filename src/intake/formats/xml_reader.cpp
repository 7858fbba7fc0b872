#include "intake/formats/xml_reader.h"

#include <expat.h>

#include <algorithm>
#include <charconv>
#include <set>
#include <utility>
#include <vector>

namespace chancery {
namespace {

constexpr std::size_t kPieceBytes = 1 << 16;  ///< parsed before its events are handed out

std::string_view without_prefix(std::string_view name) {
  const auto colon = name.find(':');
  return colon == name.npos ? name : name.substr(colon + 1);
}

}  // namespace

/// Expat calls for what it finds; it is given a piece of the part at a time, and what it calls for is kept until it is
/// asked for.
struct XmlReader::State {
  /// A stretch of `letters`: a view of it would not outlast its growing.
  struct Stretch {
    std::size_t begin = 0;
    std::size_t size = 0;
  };
  struct Attribute {
    Stretch name, value;
  };
  struct Found {
    Event event;
    std::string_view name;  ///< of an element
    Stretch text = {};
    std::size_t attributes_begin = 0, attributes_end = 0;
  };

  std::string_view rest;
  std::string place;
  XML_Parser parser = nullptr;
  std::size_t max_depth = 0;
  std::vector<std::string_view> open;  ///< names of the elements that are
  std::string complaint;
  bool has_document_type = false;
  bool in_text = false;  ///< the last event may grow

  std::set<std::string, std::less<>> names;  ///< of elements: they stay where they are
  std::string letters;
  std::vector<Attribute> attributes;
  std::vector<Found> found;
  std::size_t next = 0;
  bool finished = false;

  State() = default;
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() {
    if (parser != nullptr) XML_ParserFree(parser);
  }

  [[nodiscard]] std::string_view view(const Stretch& stretch) const {
    return std::string_view(letters).substr(stretch.begin, stretch.size);
  }
  Stretch keep(std::string_view text) {
    letters += text;
    return {letters.size() - text.size(), text.size()};
  }
  std::string_view element(std::string_view name) {
    const std::string_view local = without_prefix(name);
    const auto known = names.find(local);
    return known == names.end() ? *names.emplace(local).first : *known;
  }
  void stop(std::string_view why) {
    complaint = why;
    XML_StopParser(parser, XML_FALSE);
  }

  static void begin(void* self, const XML_Char* name, const XML_Char** attributes) {
    State& state = *static_cast<State*>(self);
    if (state.open.size() > state.max_depth) return state.stop("its elements are nested too deep");
    state.open.push_back(state.element(name));
    const std::size_t first = state.attributes.size();
    for (; *attributes != nullptr; attributes += 2) {
      if (std::string_view(attributes[0]).starts_with("xmlns")) continue;
      const Stretch attribute = state.keep(without_prefix(attributes[0]));
      state.attributes.push_back({attribute, state.keep(attributes[1])});
    }
    state.found.push_back({Event::Begin, state.open.back(), {}, first, state.attributes.size()});
    state.in_text = false;
  }

  static void end(void* self, const XML_Char*) {
    State& state = *static_cast<State*>(self);
    state.found.push_back({Event::End, state.open.back()});
    state.open.pop_back();
    state.in_text = false;
  }

  static void text(void* self, const XML_Char* text, int size) {
    State& state = *static_cast<State*>(self);
    const Stretch kept = state.keep({text, static_cast<std::size_t>(size)});
    if (std::exchange(state.in_text, true)) {
      state.found.back().text.size += kept.size;
    } else {
      state.found.push_back({Event::Text, {}, kept});
    }
  }

  static void document_type(void* self, const XML_Char*, const XML_Char*, const XML_Char*, int) {
    State& state = *static_cast<State*>(self);
    state.has_document_type = true;
    state.stop("a document type");
  }

  /// Parses on until there is something to hand out. False: it is no XML, and `complaint` says why.
  bool fill() {
    letters.clear();
    attributes.clear();
    found.clear();
    next = 0;
    in_text = false;
    while ((found.empty() || in_text) && !finished) {
      const std::string_view piece = rest.substr(0, kPieceBytes);
      rest.remove_prefix(piece.size());
      finished = rest.empty();
      if (XML_Parse(parser, piece.data(), static_cast<int>(piece.size()), finished ? 1 : 0) == XML_STATUS_OK) continue;
      if (complaint.empty()) {
        complaint = XML_ErrorString(XML_GetErrorCode(parser));
        complaint += ", line " + std::to_string(XML_GetCurrentLineNumber(parser));
      }
      // What stands before the mistake is handed out no more: a part is whole or is not read.
      return false;
    }
    return true;
  }
};

XmlReader::XmlReader(std::unique_ptr<State> state) : state_(std::move(state)) {}
XmlReader::XmlReader(XmlReader&&) noexcept = default;
XmlReader& XmlReader::operator=(XmlReader&&) noexcept = default;
XmlReader::~XmlReader() = default;

Error XmlReader::error(std::string_view reason) const {
  if (state_->has_document_type)
    return {ErrorKind::Unreadable, "has a document type, which no office file has; it is not read", state_->place};
  return {ErrorKind::Unreadable, "is damaged or cut short: " + std::string(reason) + "; ask for the file again",
          state_->place};
}

Result<XmlReader> XmlReader::open(std::string_view xml, std::string place, int max_depth) {
  auto state = std::make_unique<State>();
  state->place = std::move(place);
  state->max_depth = static_cast<std::size_t>(std::max(max_depth, 0));
  state->rest = xml;
  state->parser = XML_ParserCreate(nullptr);
  XmlReader made(std::move(state));
  XML_Parser parser = made.state_->parser;
  if (parser == nullptr) return made.error("there is no memory for it");
  XML_SetUserData(parser, made.state_.get());
  XML_SetElementHandler(parser, State::begin, State::end);
  XML_SetCharacterDataHandler(parser, State::text);
  XML_SetStartDoctypeDeclHandler(parser, State::document_type);
  return made;
}

Result<XmlReader::Event> XmlReader::next() {
  State& state = *state_;
  if (state.next == state.found.size() && (!state.complaint.empty() || !state.fill())) return error(state.complaint);
  if (state.next == state.found.size()) return Event::Finished;
  const State::Found& found = state.found[state.next++];
  if (found.event == Event::Text) text_ = state.view(found.text);
  if (found.event != Event::Text) name_ = found.name;
  return found.event;
}

std::optional<std::string> XmlReader::attribute(std::string_view name) {
  const State& state = *state_;
  if (state.next == 0) return std::nullopt;
  const State::Found& at = state.found[state.next - 1];
  for (std::size_t i = at.attributes_begin; i < at.attributes_end; ++i) {
    if (state.view(state.attributes[i].name) == name) return std::string(state.view(state.attributes[i].value));
  }
  return std::nullopt;
}

bool XmlReader::flag(std::string_view name) {
  const auto value = attribute(name);
  return value && (*value == "1" || *value == "true");
}

std::uint32_t XmlReader::number(std::string_view name, std::uint32_t otherwise, std::uint32_t most) {
  const auto value = attribute(name);
  if (!value) return otherwise;
  std::uint32_t number = 0;
  const auto [end, status] = std::from_chars(value->data(), value->data() + value->size(), number);
  if (status == std::errc::result_out_of_range) return most;
  if (status != std::errc() || end == value->data()) return otherwise;
  return number > most ? most : number;
}

std::uint32_t XmlReader::count(std::string_view name, std::uint32_t most) {
  return std::max(number(name, 1, most), std::uint32_t{1});
}

Result<std::string> XmlReader::read_text() {
  std::string out;
  for (int depth = 1;;) {
    TRY(event, next());
    if (event == Event::Finished) return out;
    if (event == Event::Text) out += text_;
    if (event == Event::Begin) ++depth;
    if (event == Event::End && --depth == 0) return out;
  }
}

Status XmlReader::skip() {
  for (int depth = 1; depth > 0;) {
    const auto event = next();
    if (!event) return event.error();
    if (*event == Event::Finished) return std::nullopt;
    if (*event == Event::Begin) ++depth;
    if (*event == Event::End) --depth;
  }
  return std::nullopt;
}

Status XmlReader::each_element(const std::function<Status()>& begin) {
  for (;;) {
    const auto event = next();
    if (!event) return event.error();
    if (*event == Event::Finished) return std::nullopt;
    if (*event != Event::Begin) continue;
    if (auto error = begin()) return error;
  }
}

}  // namespace chancery
