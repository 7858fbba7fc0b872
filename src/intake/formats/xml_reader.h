#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace chancery {

/// Walks an XML part from front to back: elements begin and end (also those written `<a/>`), text stands between. No
/// network, no document types, no entities of the file's own. Prefixes of names are left away.
class XmlReader {
 public:
  enum class Event : std::uint8_t { Begin, End, Text, Finished };

  /// `xml` outlives the reader; `place` names the part in errors. Errors: Unreadable.
  [[nodiscard]] static Result<XmlReader> open(std::string_view xml, std::string place, int max_depth);

  /// The next event. Errors: Unreadable (not well-formed, cut short, too deep, a document type).
  [[nodiscard]] Result<Event> next();

  /// Of the element that begins or ends here.
  [[nodiscard]] std::string_view name() const { return name_; }
  /// Of the element that begins here.
  [[nodiscard]] std::optional<std::string> attribute(std::string_view name);
  /// True where the attribute says so in one of the ways of XML Schema (`1`, `true`).
  [[nodiscard]] bool flag(std::string_view name);
  /// A whole number at most `most`; `otherwise` where there is none.
  [[nodiscard]] std::uint32_t number(std::string_view name, std::uint32_t otherwise, std::uint32_t most);
  /// The same of what is counted from one: 0 is 1, and so is nothing.
  [[nodiscard]] std::uint32_t count(std::string_view name, std::uint32_t most);
  [[nodiscard]] std::string_view text() const { return text_; }

  /// All text up to the end of the element that begins here, tags left out.
  [[nodiscard]] Result<std::string> read_text();
  /// Goes to the end of the element that begins here.
  [[nodiscard]] Status skip();
  /// Calls `begin` at each element up to the end of the part, or until it fails.
  [[nodiscard]] Status each_element(const std::function<Status()>& begin);

  XmlReader(XmlReader&&) noexcept;
  XmlReader& operator=(XmlReader&&) noexcept;
  ~XmlReader();

 private:
  struct State;
  explicit XmlReader(std::unique_ptr<State> state);
  [[nodiscard]] Error error(std::string_view reason) const;

  std::unique_ptr<State> state_;
  std::string_view name_;
  std::string_view text_;
};

}  // namespace chancery
