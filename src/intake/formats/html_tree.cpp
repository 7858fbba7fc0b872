#include "intake/formats/html_tree.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

#include <algorithm>
#include <limits>
#include <string>
#include <unordered_map>

#include "intake/formats/text_builder.h"

namespace chancery {
namespace {

constexpr std::uint32_t kDeepest = 10'000;

std::string_view view_of(const xmlChar* text) {
  return text == nullptr ? std::string_view() : std::string_view(reinterpret_cast<const char*>(text));
}

/// The kinds of an element by its name (HTML, living standard, sections 4 and 15.3).
std::uint8_t kinds_of(std::string_view tag) {
  static const auto kKinds = [] {
    std::unordered_map<std::string_view, std::uint8_t> kinds;
    for (const char* block :
         {"address", "article", "aside", "blockquote", "body",   "caption",    "center",  "dd",    "details",
          "div",     "dl",      "dt",    "fieldset",   "figure", "figcaption", "footer",  "form",  "h1",
          "h2",      "h3",      "h4",    "h5",         "h6",     "header",     "hr",      "html",  "li",
          "main",    "nav",     "ol",    "p",          "pre",    "section",    "summary", "table", "tbody",
          "td",      "tfoot",   "th",    "thead",      "title",  "tr",         "ul"})
      kinds[block] |= static_cast<std::uint8_t>(TagKind::Block);
    for (const char* silent :
         {"audio",    "button", "canvas",   "datalist", "embed",  "head",  "iframe", "input",    "map",      "math",
          "noscript", "object", "progress", "script",   "select", "style", "svg",    "template", "textarea", "video"})
      kinds[silent] |= static_cast<std::uint8_t>(TagKind::Silent);
    for (const char* heading : {"h1", "h2", "h3", "h4", "h5", "h6"})
      kinds[heading] |= static_cast<std::uint8_t>(TagKind::Heading);
    return kinds;
  }();
  const auto found = kKinds.find(tag);
  return found == kKinds.end() ? std::uint8_t{0} : found->second;
}

}  // namespace

struct HtmlTree::Memory {
  htmlDocPtr document = nullptr;
  Memory() = default;
  Memory(const Memory&) = delete;
  Memory& operator=(const Memory&) = delete;
  ~Memory() {
    if (document != nullptr) xmlFreeDoc(document);
  }
};

std::string_view HtmlNode::attribute(std::string_view name) const {
  for (const auto& [key, value] : attributes) {
    if (key == name) return value;
  }
  return {};
}

bool HtmlNode::has(std::string_view name) const {
  for (const auto& attribute : attributes) {
    if (attribute.first == name) return true;
  }
  return false;
}

Result<HtmlTree> HtmlTree::parse(std::string_view utf8, std::string_view place) {
  const auto error = [&](ErrorKind kind, const char* sentence) { return Error{kind, sentence, std::string(place)}; };
  if (utf8.size() > std::numeric_limits<int>::max()) return error(ErrorKind::TooLarge, "is over 2 GiB");
  auto memory = std::make_shared<Memory>();
  htmlParserCtxtPtr parser = htmlCreateMemoryParserCtxt(utf8.data(), static_cast<int>(utf8.size()));
  if (parser == nullptr) return error(ErrorKind::TooLarge, "cannot be read: there is no memory left");
  htmlCtxtUseOptions(parser, HTML_PARSE_RECOVER | HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                                 HTML_PARSE_COMPACT | HTML_PARSE_IGNORE_ENC);
  parser->options |= XML_PARSE_HUGE;  // else what lies deeper than 256 elements is lost without a word
  xmlSwitchEncoding(parser, XML_CHAR_ENCODING_UTF8);
  htmlParseDocument(parser);
  memory->document = parser->myDoc;
  htmlFreeParserCtxt(parser);
  const xmlNode* root = memory->document == nullptr ? nullptr : xmlDocGetRootElement(memory->document);
  if (root == nullptr) return error(ErrorKind::Unreadable, "is no web page: it holds no element");

  HtmlTree tree;
  std::uint32_t depth = 0;
  std::uint32_t parent = 0;
  for (const xmlNode* node = root; node != nullptr;) {
    const auto index = static_cast<std::uint32_t>(tree.nodes_.size());
    const bool element = node->type == XML_ELEMENT_NODE;
    const bool text = node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE;
    if (element || text) {
      HtmlNode& made = tree.nodes_.emplace_back();
      made.parent = parent;
      made.end = index + 1;
      if (text) made.text = view_of(node->content);
      if (element) {
        made.tag = view_of(node->name);
        made.kinds = kinds_of(made.tag);
      }
      for (const xmlAttr* a = element ? node->properties : nullptr; a != nullptr; a = a->next) {
        const bool single = a->children != nullptr && a->children->next == nullptr;
        made.attributes.emplace_back(view_of(a->name), single ? view_of(a->children->content) : std::string_view());
      }
    }
    if (element && node->children != nullptr) {
      if (++depth > kDeepest) return error(ErrorKind::TooLarge, "nests its elements deeper than 10,000");
      parent = index;
      node = node->children;
      continue;
    }
    while (node != root && node->next == nullptr) {
      node = node->parent;
      --depth;
      tree.nodes_[parent].end = static_cast<std::uint32_t>(tree.nodes_.size());
      parent = tree.nodes_[parent].parent;
    }
    node = node == root ? nullptr : node->next;
  }
  tree.nodes_.front().end = static_cast<std::uint32_t>(tree.nodes_.size());
  tree.memory_ = std::move(memory);
  return tree;
}

std::uint32_t HtmlTree::find(std::string_view tag, std::uint32_t node, std::uint32_t after) const {
  for (std::uint32_t i = std::max(node, after) + 1; i < nodes_[node].end; ++i) {
    if (nodes_[i].tag == tag) return i;
  }
  return 0;
}

std::string HtmlTree::text_of(std::uint32_t node) const {
  std::string out;
  for (std::uint32_t i = node; i < nodes_[node].end;) {
    const HtmlNode& here = nodes_[i];
    if (here.is_text()) out += here.text;
    if (here.tag == "br") out += ' ';
    i = here.is(TagKind::Silent) ? here.end : i + 1;
  }
  return one_spaced(out);
}

}  // namespace chancery
