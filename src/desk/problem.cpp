#include "desk/problem.h"

namespace chancery {
namespace {

struct ProblemKind {
  unsigned status;
  std::string_view type, title;
};

ProblemKind kind_of(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::NotFound:
      return {404, "not-found", "It is not there"};
    case ErrorKind::BadArgument:
      return {400, "bad-value", "This cannot be carried out"};
    case ErrorKind::Conflict:
      return {409, "conflict", "It has changed in the meantime"};
    case ErrorKind::TooLarge:
      return {413, "too-large", "It is too large"};
    case ErrorKind::Unreadable:
    case ErrorKind::Empty:
    case ErrorKind::NotText:
    case ErrorKind::UnknownFormat:
    case ErrorKind::UnknownEncoding:
    case ErrorKind::Locked:
      return {422, "not-readable", "This file cannot be read"};
    case ErrorKind::StoreBusy:
      return {503, "busy", "The register is busy; try again"};
    case ErrorKind::StoreFull:
      return {507, "full", "No space is left where the register lies"};
    default:
      return {500, "failed", "The register could not do it"};
  }
}

}  // namespace

HttpResponse json_response(const Json& json, unsigned status) {
  HttpResponse out;
  out.status = status;
  out.headers = {{"Content-Type", "application/json"}};
  out.body = to_string(json);
  return out;
}

HttpResponse problem(unsigned status, std::string_view type, std::string_view title, const std::string& detail,
                     const std::string& place) {
  Json body(JsonObject{
      {"type", "/problems/" + std::string(type)}, {"title", title}, {"status", static_cast<std::int64_t>(status)}});
  if (!detail.empty()) body.set("detail", detail);
  if (!place.empty()) body.set("place", place);
  HttpResponse out = json_response(body, status);
  out.headers = {{"Content-Type", "application/problem+json"}, {"Cache-Control", "no-store"}};
  return out;
}

HttpResponse problem_of(const Error& error) {
  const ProblemKind kind = kind_of(error.kind);
  return problem(kind.status, kind.type, kind.title, error.sentence, error.place);
}

}  // namespace chancery
