#include "desk/desk.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "base/json_value.h"
#include "desk/json_check.h"
#include "desk/record_edit.h"
#include "desk/screen_text.h"
#include "desk/sign_in_brake.h"
#include "tests/folder.h"

namespace chancery {
namespace {

using test::Folder;

/// A desk with a register of its own, spoken to without a network.
class DeskTest : public testing::Test {
 protected:
  void SetUp() override {
    ::setenv("CHANCERY_DATA", CHANCERY_SHARE, 1);
    open();
  }

  void open() {
    desk_.reset();
    DeskSettings settings;
    settings.store = folder_.path("chancery.db");
    settings.sample = folder_.path("sample.db");
    settings.folder = folder_.path();
    settings.hosts = {"127.0.0.1"};
    auto desk = Desk::create(settings);
    ASSERT_TRUE(desk) << (desk ? "" : desk.error().message());
    desk_ = std::move(*desk);
  }

  /// A request as the server hands it on, in the name of `key`.
  static HttpRequest request(const std::string& method, const std::string& target, const std::string& key = {},
                             const std::string& body = {}, const std::string& csrf = {}) {
    HttpRequest out;
    out.method = method;
    EXPECT_TRUE(take_target(target, out));
    out.headers = {{"host", "127.0.0.1:8080"}};
    if (!key.empty()) out.headers.emplace_back("cookie", "other=1; chancery_session=" + key);
    if (!csrf.empty()) out.headers.emplace_back("x-csrf-token", csrf);
    out.body = body;
    out.peer = "127.0.0.1";
    return out;
  }

  HttpResponse ask(const HttpRequest& request) {
    auto admitted = desk_->admit(request);
    if (auto* refused = std::get_if<HttpResponse>(&admitted)) return *refused;
    return desk_->answer(request);
  }

  static Json json(const HttpResponse& response) {
    auto parsed = parse_json(response.body, "answer");
    return parsed ? *parsed : Json(JsonObject{});
  }
  static std::string header(const HttpResponse& response, const std::string& name) {
    for (const auto& [each, value] : response.headers)
      if (each == name) return value;
    return {};
  }

  /// Somebody who is signed in.
  struct Person {
    std::string key, csrf;
  };
  static Person person_of(const HttpResponse& response) {
    const std::string cookie = header(response, "Set-Cookie");
    const std::size_t begin = cookie.find('=') + 1;
    return {cookie.substr(begin, cookie.find(';') - begin), std::string(json(response).text_of("csrf"))};
  }
  Person make_register() {
    return person_of(
        ask(request("POST", "/api/start", "",
                    R"({"code":")" + desk_->start_code() +
                        R"(","title":"Office","locality":"VN-25","name":"A","login":"a","password":"long enough"})")));
  }
  Person sign_in(const std::string& login, const std::string& password) {
    return person_of(
        ask(request("POST", "/api/session", "", R"({"login":")" + login + R"(","password":")" + password + "\"}")));
  }
  Person add_person(const Person& by, const std::string& role) {
    const HttpResponse added = ask(request(
        "POST", "/api/accounts", by.key,
        R"({"login":")" + role + R"(","name":"P )" + role + R"(","role":")" + role + R"(","password":"long enough"})",
        by.csrf));
    EXPECT_EQ(added.status, 201U) << added.body;
    return sign_in(role, "long enough");
  }

  Folder folder_;
  std::unique_ptr<Desk> desk_;
};

std::string path_of(const Operation& operation) {
  std::string out;
  for (const std::string& part : operation.path) out += "/" + (part.starts_with('{') ? "1" : part);
  return out;
}

TEST_F(DeskTest, WhoIsNotSignedInLearnsNothing) {
  make_register();
  for (const Operation& each : desk_->description().operations()) {
    const HttpResponse got = ask(request(each.method, path_of(each), "", "{}"));
    if (each.open) continue;
    EXPECT_EQ(got.status, 401U) << each.id;
    EXPECT_EQ(json(got).text_of("type"), "/problems/sign-in") << each.id;
  }
  EXPECT_EQ(ask(request("GET", "/api/there-is-none")).status, 401U);
  EXPECT_EQ(ask(request("GET", "/api/session", std::string(64, 'a'))).status, 401U);
}

TEST_F(DeskTest, WhatIsOpenToAllIsThisAlone) {
  std::set<std::string> open;
  for (const Operation& each : desk_->description().operations())
    if (each.open) open.insert(each.id);
  EXPECT_EQ(open, (std::set<std::string>{"getHealth", "getDescription", "getDocs", "listLanguages", "getStart",
                                         "startRegister", "signIn"}));
}

TEST_F(DeskTest, EachRoleMayDoWhatItsPermissionsSay) {
  const Person administrator = make_register();
  std::map<std::string, Person> people{{"administrator", administrator}};
  for (const char* role : {"reader", "officer", "head"}) people[role] = add_person(administrator, role);
  for (const auto& [word, person] : people) {
    const PermissionSet& has = permissions_of(*find_role(word));
    for (const Operation& each : desk_->description().operations()) {
      if (each.open || each.id == "signOut" || each.id == "getEvents") continue;
      const HttpRequest asked = request(each.method, path_of(each), person.key, "not json", person.csrf);
      const auto admitted = desk_->admit(asked);
      const auto* refused = std::get_if<HttpResponse>(&admitted);
      const bool allowed = !each.permission || has.contains(*each.permission);
      EXPECT_EQ(refused == nullptr, allowed) << word << " " << each.id;
      if (refused != nullptr) EXPECT_EQ(refused->status, 403U) << word << " " << each.id;
      if (!allowed) EXPECT_EQ(desk_->answer(asked).status, 403U) << "asked again behind the head";
    }
  }
}

TEST_F(DeskTest, ForgedRequestsAreRefused) {
  const Person person = make_register();
  EXPECT_EQ(ask(request("POST", "/api/records", person.key, "{}")).status, 403U);
  EXPECT_EQ(ask(request("POST", "/api/records", person.key, "{}", "wrong")).status, 403U);
  HttpRequest elsewhere = request("GET", "/api/session", person.key);
  elsewhere.headers.front().second = "elsewhere.example";
  EXPECT_EQ(ask(elsewhere).status, 421U);
  HttpRequest other_page = request("POST", "/api/session", "", R"({"login":"a","password":"long enough"})");
  other_page.headers.emplace_back("sec-fetch-site", "cross-site");
  EXPECT_EQ(ask(other_page).status, 403U);
  EXPECT_EQ(ask(request("PUT", "/api/session", person.key)).status, 405U);
}

TEST_F(DeskTest, TheCodeMakesARegisterOnce) {
  const std::string body = R"(,"title":"O","locality":"VN-25","name":"A","login":"a","password":"long enough"})";
  EXPECT_EQ(ask(request("POST", "/api/start", "", R"({"code":"WRONG")" + body)).status, 403U);
  EXPECT_EQ(ask(request("POST", "/api/start", "", R"({"code":")" + desk_->start_code() + "\"" + body)).status, 200U);
  EXPECT_EQ(ask(request("POST", "/api/start", "", R"({"code":"")" + body)).status, 409U);
  EXPECT_EQ(ask(request("POST", "/api/start", "", R"({"title":"O"})")).status, 400U) << "what is missing is told first";
}

TEST_F(DeskTest, SessionsOutliveTheProgramAndEndWithTheAccount) {
  const Person administrator = make_register();
  const Person officer = add_person(administrator, "officer");
  open();
  EXPECT_EQ(ask(request("GET", "/api/session", officer.key)).status, 200U);
  EXPECT_EQ(ask(request("PATCH", "/api/accounts/officer", administrator.key, R"({"closed":true})", administrator.csrf))
                .status,
            200U);
  EXPECT_EQ(ask(request("GET", "/api/session", officer.key)).status, 401U);
  EXPECT_EQ(
      ask(request("PATCH", "/api/accounts/a", administrator.key, R"({"role":"reader"})", administrator.csrf)).status,
      400U)
      << "somebody has to be left who administers";
  EXPECT_EQ(ask(request("DELETE", "/api/session", administrator.key, "", administrator.csrf)).status, 204U);
  EXPECT_EQ(ask(request("GET", "/api/session", administrator.key)).status, 401U);
}

TEST_F(DeskTest, ATokenMayDoNoMoreThanItsScopes) {
  const Person person = make_register();
  const HttpResponse made =
      ask(request("POST", "/api/tokens", person.key, R"({"name":"counter","scopes":["read"]})", person.csrf));
  ASSERT_EQ(made.status, 201U) << made.body;
  HttpRequest asked = request("GET", "/api/records?type=partner");
  asked.headers.emplace_back("authorization", "Bearer " + std::string(json(made).text_of("token")));
  EXPECT_EQ(ask(asked).status, 200U);
  asked.method = "POST";
  asked.body = R"({"type":"partner","values":{"name":["x"]}})";
  EXPECT_EQ(ask(asked).status, 403U);
}

TEST_F(DeskTest, GuessingPasswordsIsSlowedDown) {
  make_register();
  unsigned last = 0;
  for (int i = 0; i < 7; ++i)
    last = ask(request("POST", "/api/session", "", R"({"login":"a","password":"guess"})")).status;
  EXPECT_EQ(last, 429U);
}

TEST_F(DeskTest, ALostUpdateIsRefusedWithWhatItIsNow) {
  const Person person = make_register();
  const HttpResponse made =
      ask(request("POST", "/api/records", person.key, R"({"type":"partner","values":{"name":["One"]}})", person.csrf));
  ASSERT_EQ(made.status, 201U) << made.body;
  const std::string id(json(made).text_of("id"));
  const std::string version = header(made, "ETag");
  const auto change = [&](const std::string& name, const std::string& seen) {
    HttpRequest out =
        request("PATCH", "/api/records/" + id, person.key, R"({"values":{"name":[")" + name + "\"]}}", person.csrf);
    out.headers.emplace_back("if-match", seen);
    return ask(out);
  };
  const HttpResponse first = change("Two", version);
  EXPECT_EQ(first.status, 200U) << first.body;
  const HttpResponse second = change("Three", version);
  EXPECT_EQ(second.status, 412U);
  EXPECT_EQ(json(second).find("current")->text_of("name"), "Two");
  EXPECT_EQ(change("Three", header(first, "ETag")).status, 200U);
  EXPECT_EQ(change("Four", "").status, 428U);
}

TEST_F(DeskTest, TheSameKeyEntersARecordOnce) {
  const Person person = make_register();
  HttpRequest asked =
      request("POST", "/api/records", person.key, R"({"type":"partner","values":{"name":["One"]}})", person.csrf);
  asked.headers.emplace_back("idempotency-key", "k1");
  const std::string first(json(ask(asked)).text_of("id"));
  EXPECT_EQ(json(ask(asked)).text_of("id"), first);
}

TEST_F(DeskTest, BadBodiesAndQueriesAreToldByTheirPlace) {
  const Person person = make_register();
  const auto place = [&](const std::string& target, const std::string& body) {
    const HttpResponse got = ask(request(body.empty() ? "GET" : "POST", target, person.key, body, person.csrf));
    EXPECT_EQ(got.status, 400U) << got.body;
    return std::string(json(got).text_of("place"));
  };
  EXPECT_EQ(place("/api/records", R"({"type":"partner"})"), "values");
  EXPECT_EQ(place("/api/records", R"({"type":"partner","values":{"name":"x"}})"), "values.name");
  EXPECT_EQ(place("/api/records", R"({"type":"partner","values":{},"more":1})"), "more");
  EXPECT_EQ(place("/api/records", R"({"type":"partner","values":{"no_such":["x"]}})"), "no_such");
  EXPECT_EQ(place("/api/records?type=partner&limit=0", ""), "limit");
  EXPECT_EQ(place("/api/records?type=partner&x=1", ""), "x");
  EXPECT_EQ(place("/api/records", ""), "type");
}

TEST_F(DeskTest, ASampleIsOpenedUsedAndRemoved) {
  const HttpResponse opened = ask(request("POST", "/api/session", "", R"({"sample":true})"));
  ASSERT_EQ(opened.status, 200U) << opened.body;
  const Person person = person_of(opened);
  EXPECT_GT(json(ask(request("GET", "/api/overview", person.key))).integer_of("documents"), 10);
  EXPECT_EQ(json(ask(request("GET", "/api/to-do", person.key))).list_of("lists").size(), 3U);
  EXPECT_EQ(ask(request("DELETE", "/api/sample", person.key, "", person.csrf)).status, 204U);
  EXPECT_FALSE(std::filesystem::exists(folder_.path("sample.db")));
  EXPECT_EQ(ask(request("GET", "/api/session", person.key)).status, 401U);
}

TEST_F(DeskTest, EveryAnswerForbidsWhatThePagesDoNotNeed) {
  for (const char* path : {"/", "/api/session", "/healthz", "/assets/none.js"}) {
    const HttpResponse got = ask(request("GET", path));
    EXPECT_NE(header(got, "Content-Security-Policy").find("default-src 'none'"), std::string::npos) << path;
    EXPECT_EQ(header(got, "X-Content-Type-Options"), "nosniff") << path;
  }
}

TEST(ScreenText, CountsAsBrowsersDo) {
  const std::string text =
      "a\xE1\xBA\xA1\xF0\x9F\x98\x80\xFF"
      "b";  // a, ạ, an emoji, a byte that is no letter, b
  const DecodedFile file(text, 1);
  const ScreenText screen(file);
  EXPECT_EQ(screen.text(),
            "a\xE1\xBA\xA1\xF0\x9F\x98\x80\xEF\xBF\xBD"
            "b");
  EXPECT_EQ(screen.to_units(1), 1);
  EXPECT_EQ(screen.to_units(2), 1) << "inside a letter: where it begins";
  EXPECT_EQ(screen.to_units(4), 2);
  EXPECT_EQ(screen.to_units(8), 4) << "two units for the emoji";
  EXPECT_EQ(screen.to_units(9), 5);
  EXPECT_EQ(screen.to_file(5), 9);
  EXPECT_EQ(screen.to_file(100), static_cast<std::int64_t>(text.size()));
  std::string longer;
  for (int i = 0; i < 1000; ++i) longer += "\xE0\xBA\x81";  // ກ
  const DecodedFile lao(longer, 0);
  const ScreenText lao_screen(lao);
  for (const std::int64_t at : {0, 1, 170, 171, 512, 999, 1000}) {
    EXPECT_EQ(lao_screen.to_file(at), 3 * at);
    EXPECT_EQ(lao_screen.to_units(3 * at), at);
  }
}

TEST(JsonCheck, FollowsReferencesAndBounds) {
  const auto parse = [](const char* text) { return parse_json(text, "test").value(); };
  const Json description = parse(R"({"components":{"schemas":{"Word":{"type":"string","enum":["a","b"]}}}})");
  const Json schema = parse(
      R"({"type":"object","required":["w"],"additionalProperties":false,
          "properties":{"w":{"$ref":"#/components/schemas/Word"},"n":{"type":"integer","minimum":1},
                        "l":{"type":"array","minItems":1,"items":{"type":"string","maxLength":2}}}})");
  EXPECT_FALSE(check_json(description, schema, parse(R"({"w":"a","n":3,"l":["ạạ"]})")));
  EXPECT_EQ(check_json(description, schema, parse(R"({"w":"c"})"))->place, "w");
  EXPECT_EQ(check_json(description, schema, parse(R"({"w":"a","n":0})"))->place, "n");
  EXPECT_EQ(check_json(description, schema, parse(R"({"w":"a","n":1.5})"))->place, "n");
  EXPECT_EQ(check_json(description, schema, parse(R"({"w":"a","l":[]})"))->place, "l");
  EXPECT_EQ(check_json(description, schema, parse(R"({"w":"a","l":["abc"]})"))->place, "l.0");
  EXPECT_EQ(check_json(description, schema, parse("[]"))->place, "body");
}

TEST(SignInBrake, WaitsLongerAndForgets) {
  SignInBrake brake;
  for (int i = 0; i < 4; ++i) brake.failed("a", "1.1.1.1", 100);
  EXPECT_EQ(brake.wait("a", "2.2.2.2", 100), 0);
  brake.failed("a", "1.1.1.1", 100);
  EXPECT_EQ(brake.wait("a", "2.2.2.2", 100), 1) << "the name counts, wherever it comes from";
  EXPECT_EQ(brake.wait("b", "1.1.1.1", 100), 1) << "and the address, whatever name it tries";
  for (int i = 0; i < 40; ++i) brake.failed("a", "1.1.1.1", 100);
  EXPECT_EQ(brake.wait("a", "", 100), 15 * 60);
  brake.succeeded("a", "1.1.1.1");
  EXPECT_EQ(brake.wait("a", "1.1.1.1", 100), 0);
}

TEST(RecordEdit, ReadsVersions) {
  EXPECT_EQ(version_of("\"12\""), 12);
  for (const char* tag : {"", "12", "\"\"", "\"x\"", "W/\"12\"", "\"-1\""}) EXPECT_FALSE(version_of(tag)) << tag;
}

}  // namespace
}  // namespace chancery
