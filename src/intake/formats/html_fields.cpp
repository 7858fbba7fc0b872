#include <algorithm>
#include <array>

#include "base/edtf.h"
#include "base/json_value.h"
#include "intake/formats/html_page.h"
#include "intake/formats/text_builder.h"

namespace chancery {
namespace {

/// The day that an ISO 8601 time begins with (`2024-06-20T08:30:00+07:00`, `20240620`); empty where it is none.
std::string day_of(std::string_view time) {
  std::string digits;
  for (std::size_t i = 0; i < time.size() && digits.size() < 8; ++i) {
    const bool parted = time[i] == '-' && (i == 4 || i == 7);
    if (parted) continue;
    if (time[i] < '0' || time[i] > '9') return {};
    digits += time[i];
  }
  if (digits.size() < 8) return {};
  const PartialDate day{std::stoi(digits.substr(0, 4)), std::stoi(digits.substr(4, 2)), std::stoi(digits.substr(6, 2))};
  return day.day != 0 && is_possible(day) ? to_edtf(day) : std::string();
}

void set_if_empty(std::string& field, std::string_view value) {
  if (field.empty()) field = one_spaced(value);
}

/// A name in JSON-LD: text, an object with a `name`, or a list of these.
std::string name_of(const Json* value) {
  if (value == nullptr) return {};
  if (value->text() != nullptr) return *value->text();
  if (value->list() != nullptr) {
    std::string names;
    for (const Json& item : *value->list()) {
      const std::string name = name_of(&item);
      if (!name.empty()) names += (names.empty() ? "" : ", ") + name;
    }
    return names;
  }
  return std::string(value->text_of("name"));
}

/// schema.org: an article says what it is about itself, alone, in a list or in a graph.
void take_linked_data(const Json& value, DocumentFields& fields, int depth = 0) {
  constexpr int kDeepest = 8;
  if (depth > kDeepest) return;
  if (value.list() != nullptr) {
    for (const Json& item : *value.list()) take_linked_data(item, fields, depth + 1);
    return;
  }
  if (value.object() == nullptr) return;
  if (const Json* graph = value.find("@graph")) take_linked_data(*graph, fields, depth + 1);
  const std::string type = name_of(value.find("@type"));
  if (type.find("Article") == type.npos && type.find("Report") == type.npos && type != "WebPage") return;
  set_if_empty(fields.published, day_of(value.text_of("datePublished")));
  set_if_empty(fields.title, value.text_of("headline"));
  set_if_empty(fields.author, name_of(value.find("author")));
  set_if_empty(fields.publisher, name_of(value.find("publisher")));
}

struct MetaName {
  std::string_view name;
  std::string DocumentFields::*field;
  bool is_time = false;
};
// In the order of trust: a later one counts only where none before it said anything.
constexpr std::array kMetaNames = {
    MetaName{"og:title", &DocumentFields::title},
    MetaName{"dc.title", &DocumentFields::title},
    MetaName{"twitter:title", &DocumentFields::title},
    MetaName{"article:author", &DocumentFields::author},
    MetaName{"author", &DocumentFields::author},
    MetaName{"dc.creator", &DocumentFields::author},
    MetaName{"og:site_name", &DocumentFields::publisher},
    MetaName{"dc.publisher", &DocumentFields::publisher},
    MetaName{"application-name", &DocumentFields::publisher},
    MetaName{"og:url", &DocumentFields::url},
    MetaName{"article:published_time", &DocumentFields::published, true},
    MetaName{"datepublished", &DocumentFields::published, true},
    MetaName{"pubdate", &DocumentFields::published, true},
    MetaName{"publishdate", &DocumentFields::published, true},
    MetaName{"publish-date", &DocumentFields::published, true},
    MetaName{"dc.date.issued", &DocumentFields::published, true},
    MetaName{"dc.date", &DocumentFields::published, true},
    MetaName{"dcterms.created", &DocumentFields::published, true},
    MetaName{"date", &DocumentFields::published, true},
};

std::string in_small_letters(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return out;
}

void take_meta(const HtmlTree& page, DocumentFields& fields) {
  std::vector<std::pair<std::string, std::string_view>> said;
  for (const HtmlNode& node : page.nodes()) {
    if (node.tag != "meta") continue;
    for (const std::string_view key : {"property", "name", "itemprop"}) {
      if (node.has(key)) said.emplace_back(in_small_letters(node.attribute(key)), node.attribute("content"));
    }
  }
  for (const MetaName& meta : kMetaNames) {
    for (const auto& [name, content] : said) {
      if (name != meta.name) continue;
      // Some give the address of the author's page for the author.
      if (meta.field == &DocumentFields::author && content.starts_with("http")) continue;
      set_if_empty(fields.*meta.field, meta.is_time ? std::string_view(day_of(content)) : content);
    }
  }
}

}  // namespace

DocumentFields find_page_fields(const HtmlTree& page) {
  DocumentFields fields;
  const std::vector<HtmlNode>& nodes = page.nodes();
  take_meta(page, fields);
  for (std::uint32_t i = 0; i < nodes.size(); ++i) {
    const HtmlNode& node = nodes[i];
    if (node.tag == "html") set_if_empty(fields.language, node.attribute("lang"));
    if (node.tag == "link" && node.attribute("rel") == "canonical") set_if_empty(fields.url, node.attribute("href"));
    if (node.tag == "title" && fields.title.empty()) fields.title = page.text_of(i);
    if (node.tag == "script" && node.attribute("type") == "application/ld+json" && node.end > i + 1) {
      if (const Result<Json> data = parse_json(nodes[i + 1].text, "")) take_linked_data(*data, fields);
    }
  }
  if (fields.published.empty()) {
    for (std::uint32_t i = page.find("time"); i != 0 && fields.published.empty(); i = page.find("time", 0, i)) {
      fields.published = day_of(nodes[i].attribute("datetime"));
    }
  }
  if (!fields.url.starts_with("http://") && !fields.url.starts_with("https://")) fields.url.clear();
  return fields;
}

}  // namespace chancery
