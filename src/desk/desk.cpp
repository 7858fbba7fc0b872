#include "desk/desk.h"

#include <algorithm>
#include <chrono>
#include <filesystem>

#include "base/data_file.h"
#include "base/secret.h"
#include "desk/call.h"
#include "desk/sample_register.h"
#include "store/store_file.h"

namespace chancery {
namespace {

constexpr std::string_view kCookie = "chancery_session=";
constexpr std::string_view kBearer = "Bearer ";

/// What the browser may do with an answer: nothing but show it, from here alone.
void add_safety(HttpResponse& response, bool secure) {
  HttpFields& headers = response.headers;
  headers.emplace_back(
      "Content-Security-Policy",
      "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; "
      "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
  headers.emplace_back("X-Content-Type-Options", "nosniff");
  headers.emplace_back("Referrer-Policy", "no-referrer");
  headers.emplace_back("Cross-Origin-Opener-Policy", "same-origin");
  headers.emplace_back("Cross-Origin-Resource-Policy", "same-origin");
  if (secure) headers.emplace_back("Strict-Transport-Security", "max-age=31536000");
}

/// The key of a request: of its cookie, or of its bearer token.
std::string key_of(const HttpRequest& request) {
  const std::string_view given = request.header("authorization");
  if (given.starts_with(kBearer)) return std::string(given.substr(kBearer.size()));
  std::string_view cookies = request.header("cookie");
  while (!cookies.empty()) {
    std::string_view cookie = cookies.substr(0, cookies.find(';'));
    cookies.remove_prefix(std::min(cookie.size() + 1, cookies.size()));
    cookie.remove_prefix(std::min(cookie.find_first_not_of(' '), cookie.size()));
    if (cookie.starts_with(kCookie)) return std::string(cookie.substr(kCookie.size()));
  }
  return {};
}

/// The first language of the pages that a person asks for; English where there is none.
std::string language_of(const HttpRequest& request) {
  std::string_view wanted = request.header("accept-language");
  while (!wanted.empty()) {
    std::string_view each = wanted.substr(0, wanted.find(','));
    wanted.remove_prefix(std::min(each.size() + 1, wanted.size()));
    each.remove_prefix(std::min(each.find_first_not_of(' '), each.size()));
    const std::string_view code = each.substr(0, each.find_first_of("-;"));
    if (std::find(kScreenLanguages.begin(), kScreenLanguages.end(), code) != kScreenLanguages.end())
      return std::string(code);
  }
  return "en";
}

bool changes_something(const HttpRequest& request) { return request.method != "GET" && request.method != "HEAD"; }

bool is_api(std::string_view path) {
  return path.starts_with("/api/") || path == "/api" || path == "/healthz" || path == "/metrics";
}

std::string word_of(std::size_t letters) {
  // Without those that are taken for others.
  constexpr std::string_view kLetters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
  const std::string random = random_hex(letters);
  std::string out;
  for (std::size_t i = 0; i < letters; ++i) {
    constexpr int kHex = 16;
    if (i == letters / 2) out += '-';
    out += kLetters[static_cast<std::size_t>(std::stoi(random.substr(2 * i, 2), nullptr, kHex)) % kLetters.size()];
  }
  return out;
}

}  // namespace

std::int64_t seconds_now() {
  return std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch()).count();
}

Desk::Desk(DeskSettings settings, ApiDescription description, PageFiles pages)
    : settings_(std::move(settings)),
      description_(std::move(description)),
      pages_(std::move(pages)),
      own_(settings_.store),
      sample_(settings_.sample),
      documents_(own_, sample_) {
  add_start_operations(handlers_);
  add_to_do_operations(handlers_);
  add_record_operations(handlers_);
  add_page_operations(handlers_);
  add_ledger_operations(handlers_);
  add_document_operations(handlers_);
  add_review_operations(handlers_);
  add_office_operations(handlers_);
  add_service_operations(handlers_);
}

Desk::~Desk() = default;

Result<std::unique_ptr<Desk>> Desk::create(DeskSettings settings) {
  TRY(description, ApiDescription::load(find_data_file("openapi.json")));
  TRY(pages, PageFiles::load(settings.pages));
  std::unique_ptr<Desk> out(new Desk(std::move(settings), std::move(description), std::move(pages)));
  for (const Operation& each : out->description_.operations())
    if (!out->handlers_.contains(each.id))
      return Error{ErrorKind::BadSchema, "the program does not know this operation of the description", each.id};
  constexpr std::size_t kCodeLetters = 8;
  out->code_ = word_of(kCodeLetters);
  Result<SeatPool::Lease> seat = out->own_.take();
  if (!seat && seat.error().kind != ErrorKind::NotFound) return seat.error();
  if (seat) {
    const Office& office = seat->seat().open().office();
    CHECK_STATUS(out->sessions_.load(office, seconds_now()));
    TRY(accounts, list_accounts(office));
    if (!accounts.empty()) out->close_start();
  }
  out->documents_.start();
  return out;
}

Result<std::string> Desk::description_text() {
  const std::lock_guard lock(mutex_);
  if (description_text_.empty()) {
    TRY(schema, load_program_schema());
    description_text_ = to_string(description_.with_records(schema));
  }
  return description_text_;
}

std::string Desk::start_code() {
  const std::lock_guard lock(mutex_);
  return code_;
}

void Desk::close_start() {
  const std::lock_guard lock(mutex_);
  code_.clear();
}

std::string Desk::find_done(const std::string& key) {
  const std::lock_guard lock(mutex_);
  const auto found = done_.find(key);
  return found == done_.end() ? std::string() : found->second;
}

void Desk::remember_done(const std::string& key, const std::string& record) {
  constexpr std::size_t kMost = 100'000;
  const std::lock_guard lock(mutex_);
  if (done_.size() >= kMost) done_.clear();
  done_[key] = record;
}

/// A page of another host whose name was made to lead here must not speak for the person at the browser.
bool Desk::is_our_host(std::string_view host) const {
  const std::size_t bracket = host.find(']');
  const std::size_t colon = host.find(':', bracket == std::string_view::npos ? 0 : bracket);
  return settings_.hosts.contains(std::string(host.substr(0, colon)));
}

std::optional<Session> Desk::session_of(const HttpRequest& request) {
  const std::string key = key_of(request);
  return key.empty() ? std::nullopt : sessions_.find(key, seconds_now());
}

std::optional<HttpResponse> Desk::refuse(const HttpRequest& request, const FoundOperation& found,
                                         const std::optional<Session>& session) const {
  const bool open = found.operation != nullptr && found.operation->open;
  // Who is not signed in learns nothing, not even what there is.
  if (!open && !session) {
    HttpResponse out = problem(401, "sign-in", "Sign in first");
    out.headers.emplace_back("WWW-Authenticate", "Bearer");
    return out;
  }
  if (found.methods.empty()) return problem(404, "not-found", "There is no such operation");
  if (found.operation == nullptr) {
    HttpResponse out = problem(405, "method", "This cannot be done here");
    out.headers.emplace_back("Allow", found.methods);
    return out;
  }
  if (open) {
    // Signing in by a form of another page would put a person into somebody else's session.
    const std::string_view from = request.header("sec-fetch-site");
    if (changes_something(request) && !from.empty() && from != "same-origin" && from != "none")
      return problem(403, "cross-site", "This was asked for by another page");
    return std::nullopt;
  }
  if (found.operation->permission && !session->permissions.contains(*found.operation->permission))
    return problem(403, "not-allowed", "Your role does not allow this");
  if (changes_something(request) && !session->token && !is_same_secret(request.header("x-csrf-token"), session->csrf))
    return problem(403, "csrf", "The request does not carry the token of the session");
  return std::nullopt;
}

std::variant<BodyRoom, HttpResponse> Desk::admit(const HttpRequest& head) {
  const auto safe = [&](HttpResponse response) {
    add_safety(response, settings_.secure);
    return response;
  };
  if (!is_our_host(head.header("host"))) return safe(problem(421, "host", "This machine is not called so"));
  if (!is_api(head.path)) return BodyRoom{};
  const FoundOperation found = description_.find(head.method, head.path);
  if (auto refusal = refuse(head, found, session_of(head))) return safe(std::move(*refusal));
  return BodyRoom{found.operation->body_bytes, found.operation->takes_file};
}

HttpResponse Desk::answer(const HttpRequest& request) {
  HttpResponse out = is_api(request.path) ? answer_api(request) : pages_.answer(request);
  add_safety(out, settings_.secure);
  ++answered_[std::min<std::size_t>(out.status / 100, answered_.size() - 1)];
  return out;
}

HttpResponse Desk::answer_api(const HttpRequest& request) {
  const FoundOperation found = description_.find(request.method, request.path);
  const std::optional<Session> session = session_of(request);
  if (auto refusal = refuse(request, found, session)) return std::move(*refusal);  // it may have ended since the head
  Result<HttpResponse> out = carry_out(request, found, session);
  HttpResponse response = out ? std::move(out).value() : problem_of(out.error());
  const bool cached = std::any_of(response.headers.begin(), response.headers.end(),
                                  [](const auto& each) { return each.first == "Cache-Control"; });
  if (!cached) response.headers.emplace_back("Cache-Control", "no-store");
  response.headers.emplace_back("Vary", "Accept-Language");
  return response;
}

Result<HttpResponse> Desk::carry_out(const HttpRequest& request, const FoundOperation& found,
                                     const std::optional<Session>& session) {
  const Operation& operation = *found.operation;
  CHECK_STATUS(description_.check_query(operation, request.query));
  Call call{*this,   request,     operation, found.names, {}, session ? &*session : nullptr, language_of(request),
            nullptr, std::nullopt};
  if (operation.body != nullptr && !operation.takes_file) {
    TRY(body, parse_json(request.body, "body"));
    CHECK_STATUS(description_.check_body(operation, body));
    call.body = std::move(body);
  }
  const Handler handler = handlers_.find(operation.id)->second;
  if (!session) return handler(call);
  TRY(lease, (session->sample ? sample_ : own_).take());
  call.seat = &lease.seat();
  call.office.emplace(lease.seat().open().office());
  call.office->actor = session->name;
  if (session->sample) call.office->now = sample_now;
  return handler(call);
}

}  // namespace chancery
