#include <algorithm>
#include <array>
#include <filesystem>

#include "base/data_file.h"
#include "base/secret.h"
#include "desk/call.h"
#include "desk/sample_register.h"
#include "follow/follow_settings.h"
#include "register/register.h"

namespace chancery {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kLanguages = {
    {{"vi", "Tiếng Việt"}, {"en", "English"}, {"lo", "ລາວ"}, {"th", "ไทย"}, {"km", "ខ្មែរ"}}};
constexpr std::array<std::string_view, 4> kCountries = {"VN", "LA", "TH", "KH"};

Json office_json(const Unit& unit) {
  return JsonObject{{"unit", unit.unit}, {"title", unit.title}, {"locality", unit.locality}};
}

/// The provinces and cities of a country as they are today, by their names.
JsonList localities_of(const Packs& packs, std::string_view country, std::string_view language) {
  const PlaceNames names(packs);
  const PlaceSuccessions successions(packs);
  std::vector<std::pair<std::string, std::string>> found;
  const std::string begin = std::string(country) + "-";
  for (const PlaceRecord& place : packs.places()) {
    const std::string code(packs.text(place.code));
    if (code.starts_with(begin) && successions.now(code) == code) found.emplace_back(names.name(code, language), code);
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  JsonList out;
  for (auto& [name, code] : found) out.push_back(JsonObject{{"id", code}, {"name", name}});
  return out;
}

/// Before anybody can sign in the language of the pages is what was chosen there.
Result<HttpResponse> get_start(Call& call) {
  const bool open = !call.desk.start_code().empty();
  Json out(JsonObject{{"register", !open}, {"sample", call.desk.settings().loopback}, {"code_needed", open}});
  JsonList countries;
  if (open) {
    TRY(packs, Packs::open(find_data_file("chancery.packs")));
    const PlaceNames names(packs);
    for (const std::string_view country : kCountries)
      countries.push_back(JsonObject{{"id", country},
                                     {"name", names.name(country, call.language)},
                                     {"localities", localities_of(packs, country, call.language)}});
  }
  out.set("countries", std::move(countries));
  return json_response(out);
}

Result<HttpResponse> list_languages(Call&) {
  JsonList out;
  for (const auto& [code, name] : kLanguages) out.push_back(JsonObject{{"id", code}, {"name", name}});
  return json_response(out);
}

/// What the pages know of who is signed in.
Result<Json> session_json(const Screen& screen, const Session& session, const Office& office) {
  TRY(unit, load_unit(office.database, office.unit));
  JsonList permissions;
  for (const Permission each : session.permissions)
    permissions.emplace_back(kPermissions[static_cast<std::size_t>(each)]);
  constexpr std::size_t kDay = 10;
  const std::string today = office.now().substr(0, kDay);
  return Json(JsonObject{{"name", session.name},
                         {"login", session.login},
                         {"role", kRoles[static_cast<std::size_t>(session.role)]},
                         {"permissions", std::move(permissions)},
                         {"sample", session.sample},
                         {"office", office_json(unit)},
                         {"today", today},
                         {"shown_today", shown_date(screen, today)},
                         {"csrf", session.csrf}});
}

HttpResponse with_cookie(HttpResponse response, const Desk& desk, const std::string& key, std::int64_t seconds) {
  response.headers.emplace_back("Set-Cookie", "chancery_session=" + key +
                                                  "; Path=/; HttpOnly; SameSite=Strict; Max-Age=" +
                                                  std::to_string(seconds) + (desk.settings().secure ? "; Secure" : ""));
  return response;
}

Result<HttpResponse> signed_in(Call& call, SeatPool& pool, const Sessions::Begun& begun) {
  TRY(lease, pool.take());
  Office office = lease.seat().open().office();
  if (begun.session.sample) office.now = sample_now;
  TRY(json, session_json(lease.seat().screen(call.language), begun.session, office));
  return with_cookie(json_response(json), call.desk, begun.key, kSessionSeconds);
}

HttpResponse wait_first(std::int64_t seconds) {
  HttpResponse out = problem(429, "wait", "Too many tries; wait a little");
  out.headers.emplace_back("Retry-After", std::to_string(seconds));
  return out;
}

Result<HttpResponse> open_sample(Call& call) {
  Desk& desk = call.desk;
  if (!desk.settings().loopback)
    return problem(403, "not-allowed", "The sample register is opened on the machine itself");
  {
    const std::lock_guard lock(desk.making());
    std::error_code ignored;
    if (!std::filesystem::exists(desk.sample().location(), ignored))
      CHECK_STATUS(make_sample(desk.sample().location()));
  }
  return signed_in(call, desk.sample(), desk.sessions().begin_sample("Sample", seconds_now()));
}

Result<HttpResponse> sign_in(Call& call) {
  if (call.flag("sample")) return open_sample(call);
  Desk& desk = call.desk;
  const std::string login = call.text("login");
  const std::string& peer = call.request.peer;
  if (const std::int64_t wait = desk.brake().wait(login, peer, seconds_now()); wait > 0) return wait_first(wait);
  Result<SeatPool::Lease> lease = desk.own().take();
  if (!lease && lease.error().kind != ErrorKind::NotFound) return lease.error();
  std::optional<Account> account;
  if (lease) {
    TRY(found, check_sign_in(lease->seat().open().office(), login, call.text("password")));
    account = std::move(found);
  }
  if (!account) {
    desk.brake().failed(login, peer, seconds_now());
    return problem(401, "sign-in", "This name and password do not go together");
  }
  desk.brake().succeeded(login, peer);
  TRY(begun, desk.sessions().begin(lease->seat().open().office(), *account, seconds_now()));
  return signed_in(call, desk.own(), begun);
}

/// Makes the register where there is none, and in any case its first administrator.
Status make_register(Call& call, const std::string& location) {
  Status made = create_register(location, {std::string(kLocalUnit), call.text("title"), call.text("locality"), {}});
  if (made && made->kind != ErrorKind::Conflict) return made;
  TRY(lease, call.desk.own().take());
  Office office = lease.seat().open().office();
  office.actor = call.text("name");
  return save_account(office, {call.text("login"), call.text("name"), Role::Administrator, false},
                      call.text("password"));
}

Result<HttpResponse> start_register(Call& call) {
  Desk& desk = call.desk;
  const std::lock_guard lock(desk.making());
  const std::string code = desk.start_code();
  if (code.empty()) return problem(409, "conflict", "This register has its people already; sign in");
  const std::string& peer = call.request.peer;
  if (const std::int64_t wait = desk.brake().wait("", peer, seconds_now()); wait > 0) return wait_first(wait);
  if (!is_same_secret(code, call.text("code"))) {
    desk.brake().failed("", peer, seconds_now());
    return problem(403, "code", "This is not the code that the program printed when it started", {}, "code");
  }
  CHECK_STATUS(make_register(call, desk.own().location()));
  desk.close_start();
  TRY(lease, desk.own().take());
  const Office& office = lease.seat().open().office();
  TRY(account, find_account(office, call.text("login")));
  TRY(begun, desk.sessions().begin(office, *account, seconds_now()));
  return signed_in(call, desk.own(), begun);
}

Result<HttpResponse> get_session(Call& call) {
  TRY(json, session_json(call.screen(), *call.session, *call.office));
  return json_response(json);
}

Result<HttpResponse> sign_out(Call& call) {
  const Session& session = *call.session;
  if (session.sample) {
    call.desk.sessions().end_samples();
  } else {
    CHECK_STATUS(call.desk.sessions().end(&*call.office, session.login, session.id));
  }
  return with_cookie(no_content(), call.desk, "", 0);
}

Result<HttpResponse> remove_samples(Call& call) {
  if (!call.session->sample) return problem(409, "conflict", "The sample register is not open");
  Desk& desk = call.desk;
  const std::lock_guard lock(desk.making());
  desk.sessions().end_samples();
  desk.sample().close_all();
  CHECK_STATUS(remove_sample(desk.sample().location()));
  return with_cookie(no_content(), desk, "", 0);
}

}  // namespace

void add_start_operations(Handlers& to) {
  to["getStart"] = get_start;
  to["startRegister"] = start_register;
  to["listLanguages"] = list_languages;
  to["signIn"] = sign_in;
  to["getSession"] = get_session;
  to["signOut"] = sign_out;
  to["removeSample"] = remove_samples;
}

}  // namespace chancery
