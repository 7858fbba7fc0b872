#pragma once
#include <map>
#include <optional>
#include <string>

#include "base/json_value.h"
#include "desk/api_description.h"
#include "desk/desk.h"
#include "desk/http_message.h"
#include "desk/office_seat.h"
#include "desk/problem.h"
#include "desk/sessions.h"

namespace chancery {

/// A request that was let in, with what carrying it out takes.
struct Call {
  Desk& desk;
  const HttpRequest& request;
  const Operation& operation;
  const std::map<std::string, std::string>& names;  ///< what the path says
  Json body;                                        ///< checked against the description; of a file, nothing
  const Session* session = nullptr;                 ///< null where anybody may call it and nobody is signed in
  std::string language;                             ///< of the answer
  OfficeSeat* seat = nullptr;                       ///< null where nobody is signed in
  std::optional<Office> office;                     ///< in the name of who is signed in

  [[nodiscard]] const std::string& name(const std::string& of) const { return names.at(of); }
  [[nodiscard]] std::string parameter(std::string_view of) const { return request.parameter(of).value_or(""); }
  [[nodiscard]] std::int64_t limit(std::int64_t otherwise) const;
  [[nodiscard]] const Screen& screen() const { return seat->screen(language); }
  [[nodiscard]] bool may(Permission permission) const { return session->permissions.contains(permission); }
  /// A member of the body that is a text; empty where it is not there.
  [[nodiscard]] std::string text(std::string_view key) const { return std::string(body.text_of(key)); }
  [[nodiscard]] bool flag(std::string_view key) const;
};

/// Seconds since 1970 (UTC).
std::int64_t seconds_now();

/// The file that came as the body. Errors: Unreadable, Empty, with its name.
Result<std::string> read_upload(const Call& call);

/// 204 without a body.
HttpResponse no_content();
/// A file to be saved under a name, never shown as a page.
HttpResponse file_response(std::string bytes, std::string_view type, const std::string& name);

/// A group of operations by their ids; together they are all of the description.
using Handlers = std::map<std::string, Handler, std::less<>>;
void add_start_operations(Handlers& to);
void add_to_do_operations(Handlers& to);
void add_record_operations(Handlers& to);
void add_page_operations(Handlers& to);
void add_ledger_operations(Handlers& to);
void add_document_operations(Handlers& to);
void add_review_operations(Handlers& to);
void add_office_operations(Handlers& to);
void add_service_operations(Handlers& to);

}  // namespace chancery
