#include <algorithm>
#include <array>

#include "intake/formats/html_page.h"

namespace chancery {
namespace {

using namespace std::string_view_literals;

constexpr std::array kAround = {"nav"sv, "footer"sv, "aside"sv, "dialog"sv, "menu"sv};
constexpr std::array kAroundRoles = {"navigation"sv, "banner"sv, "contentinfo"sv, "search"sv, "complementary"sv,
                                     "menu"sv,       "dialog"sv, "alert"sv,       "toolbar"sv};

// Words of which classes and ids are made that are no part of a text, as the pages of newspapers and offices name them,
// Vietnamese ones too.
constexpr std::array kFurnitureWords = {
    "ad"sv,          "ads"sv,          "advert"sv,      "advertisement"sv, "adsense"sv,  "banner"sv,   "breadcrumb"sv,
    "breadcrumbs"sv, "comment"sv,      "comments"sv,    "cookie"sv,        "disqus"sv,   "footer"sv,   "hidden"sv,
    "login"sv,       "megamenu"sv,     "menu"sv,        "modal"sv,         "nav"sv,      "navbar"sv,   "navigation"sv,
    "newsletter"sv,  "offcanvas"sv,    "pager"sv,       "pagination"sv,    "popup"sv,    "print"sv,    "promo"sv,
    "rating"sv,      "recommend"sv,    "recommended"sv, "related"sv,       "relate"sv,   "search"sv,   "share"sv,
    "sharing"sv,     "sidebar"sv,      "skip"sv,        "social"sv,        "socials"sv,  "sponsor"sv,  "sponsored"sv,
    "subscribe"sv,   "subscription"sv, "tag"sv,         "tags"sv,          "toolbar"sv,  "widget"sv,   "addtoany"sv,
    "sharedaddy"sv,  "lienquan"sv,     "tinlienquan"sv, "tinkhac"sv,       "binhluan"sv, "quangcao"sv, "docthem"sv};
// Words that say the opposite where both stand: 'article-with-sidebar', 'page-content has-comments'.
constexpr std::array kTextWords = {"article"sv, "body"sv, "content"sv, "main"sv,   "page"sv,   "post"sv,
                                   "story"sv,   "text"sv, "entry"sv,   "detail"sv, "noidung"sv};

template <class List>
bool is_one_of(const List& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// Calls back with each word of a class or id in small letters: `relatedNews-box` is related, news, box.
template <class Take>
void each_word(std::string_view names, Take take) {
  std::string word;
  for (std::size_t i = 0; i <= names.size(); ++i) {
    const char c = i < names.size() ? names[i] : ' ';
    const bool capital = c >= 'A' && c <= 'Z';
    const bool begins = capital && i > 0 && names[i - 1] >= 'a' && names[i - 1] <= 'z';
    if ((!is_letter(c) || begins) && !word.empty()) {
      take(std::string_view(word));
      word.clear();
    }
    if (is_letter(c)) word += capital ? static_cast<char>(c - 'A' + 'a') : c;
  }
}

bool is_hidden(const HtmlNode& node) {
  if (node.has("hidden") || node.attribute("aria-hidden") == "true") return true;
  const std::string_view style = node.attribute("style");
  const std::size_t display = style.find("display");
  return display != style.npos && style.substr(display, 16).find("none") != style.npos;
}

/// Does the element say by its name, role or class that it stands around the text?
bool is_furniture(const HtmlNode& node) {
  if (node.is(TagKind::Silent) || is_one_of(kAround, node.tag) || is_hidden(node)) return true;
  if (is_one_of(kAroundRoles, node.attribute("role"))) return true;
  if (node.tag == "body" || node.tag == "html" || node.tag == "main" || node.tag == "article") return false;
  bool furniture = false;
  bool text = false;
  for (const std::string_view name : {"class", "id"}) {
    each_word(node.attribute(name), [&](std::string_view word) {
      furniture = furniture || is_one_of(kFurnitureWords, word);
      text = text || is_one_of(kTextWords, word);
    });
  }
  return furniture && !text;
}

/// Bytes that are no white space.
std::uint32_t weight_of(std::string_view text) {
  return static_cast<std::uint32_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) > ' '; }));
}

/// How much text stands in each block by itself, in links too, and how much of it is running text.
class Weights {
 public:
  explicit Weights(const HtmlTree& page) : nodes_(page.nodes()), left_out_(nodes_.size(), false) {
    text_.resize(nodes_.size());
    links_.resize(nodes_.size());
    running_.resize(nodes_.size());
    std::vector<std::uint32_t> own(nodes_.size());
    std::vector<std::uint32_t> own_links(nodes_.size());
    for (std::uint32_t i = 0; i < nodes_.size();) {
      const HtmlNode& node = nodes_[i];
      if (!node.is_text() && is_furniture(node)) {
        left_out_[i] = true;
        i = node.end;
        continue;
      }
      if (node.is_text()) {
        const std::uint32_t weight = weight_of(node.text);
        bool link = false;
        std::uint32_t block = node.parent;
        while (block != 0 && !nodes_[block].is(TagKind::Block)) {
          link = link || nodes_[block].tag == "a";
          block = nodes_[block].parent;
        }
        own[block] += weight;
        if (link) own_links[block] += weight;
      }
      ++i;
    }
    for (std::uint32_t i = static_cast<std::uint32_t>(nodes_.size()); i-- > 0;) {
      const HtmlNode& node = nodes_[i];
      constexpr std::uint32_t kShortest = 60;  // bytes of a block that is running text
      text_[i] += own[i];
      links_[i] += own_links[i];
      if (own[i] >= kShortest && own_links[i] * 3 < own[i] && !node.is(TagKind::Heading)) running_[i] += own[i];
      if (i == 0) continue;
      text_[node.parent] += text_[i];
      links_[node.parent] += links_[i];
      running_[node.parent] += running_[i];
    }
  }

  /// The deepest element that holds nearly all running text.
  [[nodiscard]] std::uint32_t heart() const {
    std::uint32_t at = 0;
    for (;;) {
      std::uint32_t best = 0;
      for (std::uint32_t child = at + 1; child < nodes_[at].end; child = nodes_[child].end) {
        const bool container = nodes_[child].is(TagKind::Block) && nodes_[child].tag != "p";
        if (container && running_[child] > (best == 0 ? 0 : running_[best])) best = child;
      }
      // A row or cell of a table that holds most of it would lose the rest of the table, unless the table is the frame.
      if (best == 0 || running_[best] * 10 < running_[at] * 7) return at;
      at = best;
    }
  }

  /// A list or block that is links for the most part, and not a sentence with one.
  [[nodiscard]] bool is_link_list(std::uint32_t i) const {
    const HtmlNode& node = nodes_[i];
    if (!node.is(TagKind::Block) || node.is(TagKind::Heading) || node.tag == "p") return false;
    return links_[i] * 3 > text_[i] * 2 && text_[i] > 0;
  }

  [[nodiscard]] std::vector<bool>& left_out() { return left_out_; }

 private:
  const std::vector<HtmlNode>& nodes_;
  std::vector<bool> left_out_;
  std::vector<std::uint32_t> text_, links_, running_;
};

bool is_inside_left_out(const std::vector<HtmlNode>& nodes, const std::vector<bool>& left_out, std::uint32_t i) {
  for (; i != 0; i = nodes[i].parent) {
    if (left_out[i]) return true;
  }
  return false;
}

}  // namespace

MainText find_main_text(const HtmlTree& page) {
  const std::vector<HtmlNode>& nodes = page.nodes();
  Weights weights(page);
  const std::uint32_t heart = weights.heart();
  MainText out{heart, nodes[heart].end, {}};
  std::vector<bool>& left_out = weights.left_out();
  // The heading, and what leads from it to the text (lead, date line), stand before it in many pages.
  for (std::uint32_t i = page.find("h1"); i != 0 && i < heart; i = page.find("h1", 0, i)) {
    if (!is_inside_left_out(nodes, left_out, i) && !page.text_of(i).empty()) {
      out.begin = i;
      break;
    }
  }
  for (std::uint32_t i = out.begin; i < out.end; ++i) {
    if (nodes[i].end <= heart || i > heart) left_out[i] = left_out[i] || weights.is_link_list(i);
  }
  out.left_out = std::move(left_out);
  return out;
}

}  // namespace chancery
