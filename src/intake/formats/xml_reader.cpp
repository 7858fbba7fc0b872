#include "intake/formats/xml_reader.h"

#include <libxml/parser.h>
#include <libxml/xmlreader.h>

#include <algorithm>
#include <charconv>
#include <limits>
#include <mutex>
#include <utility>

namespace chancery {
namespace {

std::string_view view_of(const xmlChar* text) {
  return text == nullptr ? std::string_view() : std::string_view(reinterpret_cast<const char*>(text));
}

/// libxml2 tells what is wrong by a call; the first complaint is the cause of the others.
void keep_first(void* kept, xmlErrorPtr error) {
  auto& words = *static_cast<std::string*>(kept);
  if (!words.empty() || error == nullptr || error->message == nullptr || error->level < XML_ERR_ERROR) return;
  words = error->message;
  while (words.ends_with('\n')) words.pop_back();
  words += ", line " + std::to_string(error->line);
}

}  // namespace

struct XmlReader::State {
  xmlTextReaderPtr reader = nullptr;
  std::string place;
  std::string complaint;
  int max_depth = 0;
  bool end_due = false;  ///< of an element written <a/>

  State() = default;
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() {
    if (reader != nullptr) xmlFreeTextReader(reader);
  }
};

XmlReader::XmlReader(std::unique_ptr<State> state) : state_(std::move(state)) {}
XmlReader::XmlReader(XmlReader&&) noexcept = default;
XmlReader& XmlReader::operator=(XmlReader&&) noexcept = default;
XmlReader::~XmlReader() = default;

Error XmlReader::error(std::string_view reason) const {
  return {ErrorKind::Unreadable, "is damaged or cut short: " + std::string(reason) + "; ask for the file again",
          state_->place};
}

Result<XmlReader> XmlReader::open(std::string_view xml, std::string place, int max_depth) {
  static std::once_flag once;
  std::call_once(once, xmlInitParser);
  auto state = std::make_unique<State>();
  state->place = std::move(place);
  state->max_depth = max_depth;
  if (xml.size() > std::numeric_limits<int>::max()) {
    return Error{ErrorKind::TooLarge, "is over 2 GiB", state->place};
  }
  // Looked for before anything is parsed: attributes of the first element would already expand its entities.
  if (xml.find("<!DOCTYPE") != xml.npos || xml.find("<!ENTITY") != xml.npos) {
    return Error{ErrorKind::Unreadable, "has a document type, which no office file has; it is not read", state->place};
  }
  constexpr int kOptions = XML_PARSE_NONET | XML_PARSE_COMPACT | XML_PARSE_NOCDATA;
  state->reader = xmlReaderForMemory(xml.data(), static_cast<int>(xml.size()), nullptr, nullptr, kOptions);
  XmlReader made(std::move(state));
  if (made.state_->reader == nullptr) return made.error("it is no XML");
  xmlTextReaderSetStructuredErrorHandler(made.state_->reader, keep_first, &made.state_->complaint);
  return made;
}

Result<XmlReader::Event> XmlReader::next() {
  if (std::exchange(state_->end_due, false)) return Event::End;
  xmlTextReaderPtr reader = state_->reader;
  for (;;) {
    const int outcome = xmlTextReaderRead(reader);
    if (outcome == 0) return Event::Finished;
    if (outcome < 0) return error(state_->complaint.empty() ? "its XML breaks off" : state_->complaint);
    switch (xmlTextReaderNodeType(reader)) {
      case XML_READER_TYPE_ELEMENT:
        if (xmlTextReaderDepth(reader) > state_->max_depth) return error("its elements are nested too deep");
        name_ = view_of(xmlTextReaderConstLocalName(reader));
        state_->end_due = xmlTextReaderIsEmptyElement(reader) == 1;
        return Event::Begin;
      case XML_READER_TYPE_END_ELEMENT:
        name_ = view_of(xmlTextReaderConstLocalName(reader));
        return Event::End;
      case XML_READER_TYPE_TEXT:
      case XML_READER_TYPE_CDATA:
      case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
      case XML_READER_TYPE_WHITESPACE:
        text_ = view_of(xmlTextReaderConstValue(reader));
        return Event::Text;
      case XML_READER_TYPE_DOCUMENT_TYPE:
        return error("it has a document type, which no office file has");
      default:
        break;  // comments, processing instructions
    }
  }
}

std::optional<std::string> XmlReader::attribute(std::string_view name) {
  xmlTextReaderPtr reader = state_->reader;
  std::optional<std::string> found;
  while (!found && xmlTextReaderMoveToNextAttribute(reader) == 1) {
    if (view_of(xmlTextReaderConstLocalName(reader)) == name) found = view_of(xmlTextReaderConstValue(reader));
  }
  xmlTextReaderMoveToElement(reader);
  return found;
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
