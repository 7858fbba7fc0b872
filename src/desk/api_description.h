#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json_value.h"
#include "register/office/accounts.h"
#include "register/schema/schema.h"

namespace chancery {

/// An operation of the API as its description has it.
struct Operation {
  std::string id, method;
  std::vector<std::string> path;         ///< between slashes; `{record}` takes any
  bool open = false;                     ///< to everybody, signed in or not
  std::optional<Permission> permission;  ///< that it takes to call it; nothing: being signed in is enough
  std::uint64_t body_bytes = 0;          ///< at most; 0 where it takes no body
  bool takes_file = false;               ///< its body is a file, not JSON
  const Json* body = nullptr;            ///< the schema of its body
  std::vector<const Json*> parameters;   ///< of the query
};

/// What was found for a request.
struct FoundOperation {
  const Operation* operation = nullptr;      ///< null where there is none
  std::map<std::string, std::string> names;  ///< what the path says: record, document
  std::string methods;                       ///< of the path; empty where there is no such path
};

/// The description of the API (OpenAPI 3.1), from which routing, permissions and the checks of what comes in follow.
class ApiDescription {
 public:
  /// Errors: BadSchema where the file is no description, or names a permission that there is not; Unreadable.
  static Result<ApiDescription> load(const std::string& path);

  ApiDescription(ApiDescription&&) noexcept = default;
  ApiDescription& operator=(ApiDescription&&) noexcept = default;

  [[nodiscard]] FoundOperation find(std::string_view method, std::string_view path) const;
  [[nodiscard]] const std::vector<Operation>& operations() const { return operations_; }
  /// Is a parsed body what the operation takes? The names in its query are checked by `check_query`.
  [[nodiscard]] Status check_body(const Operation& operation, const Json& body) const;
  [[nodiscard]] Status check_query(const Operation& operation,
                                   const std::vector<std::pair<std::string, std::string>>& query) const;
  /// The description with the record types of a schema, each as what its fields hold.
  [[nodiscard]] Json with_records(const Schema& schema) const;
  /// The same for people: a page that needs nothing else.
  [[nodiscard]] std::string to_page() const;

 private:
  explicit ApiDescription(std::unique_ptr<const Json> json) : json_(std::move(json)) {}
  Status add_operation(const std::string& path, const std::string& method, const Json& json);

  std::unique_ptr<const Json> json_;  ///< stays where it is: operations point into it
  std::vector<Operation> operations_;
};

}  // namespace chancery
