#include <gtest/gtest.h>

#include <atomic>
#include <fstream>
#include <iterator>
#include <random>

#include "tests/desk/served.h"
#include "tests/folder.h"

namespace chancery {
namespace {

using std::chrono::milliseconds;
using test::Folder;

HttpSettings settings(const Folder& folder) {
  HttpSettings out;
  out.folder = folder.path();
  out.limits.head = milliseconds(2000);
  out.limits.step = milliseconds(500);
  return out;
}

/// Lets bodies of up to a thousand bytes in, into files below /file; refuses all of /no.
std::variant<BodyRoom, HttpResponse> admit(const HttpRequest& head) {
  if (head.path.starts_with("/no")) {
    HttpResponse out;
    out.status = 401;
    return out;
  }
  if (head.path.starts_with("/throw")) throw std::runtime_error("admit");
  return BodyRoom{head.path.starts_with("/large") ? 100'000'000U : 1000U, head.path.starts_with("/file")};
}

HttpResponse answer(const HttpRequest& request) {
  HttpResponse out;
  if (request.path == "/broken") throw std::runtime_error("answer");
  if (request.path == "/split") out.headers = {{"X-Name", "a\r\nSet-Cookie: b"}};
  out.body = request.method + " " + request.path + " " + request.body;
  if (!request.file.empty()) {
    std::ifstream in(request.file, std::ios::binary);
    out.body += "file:" + std::string(std::istreambuf_iterator<char>(in), {});
  }
  return out;
}

class HttpServerTest : public testing::Test {
 protected:
  Folder folder_;
  Served served_{settings(folder_), admit, answer};

  ClientAnswer ask(std::string_view bytes) {
    RawClient client(served_.port());
    client.send(bytes);
    return client.receive();
  }
};

TEST_F(HttpServerTest, AnswersOneRequestBehindTheOther) {
  RawClient client(served_.port());
  client.send("GET /a?x=1 HTTP/1.1\r\nHost: h\r\n\r\nPOST /b HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\n\r\nabc");
  EXPECT_EQ(client.receive().body, "GET /a ");
  EXPECT_EQ(client.receive().body, "POST /b abc");
  client.send("HEAD /c HTTP/1.1\r\nHost: h\r\n\r\n");
  const ClientAnswer head = client.receive(true);
  EXPECT_EQ(head.header("Content-Length"), "8");
  client.send("GET /d HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
  EXPECT_EQ(client.receive().body, "GET /d ");
  EXPECT_TRUE(client.is_closed());
}

TEST_F(HttpServerTest, TakesBodiesInPieces) {
  EXPECT_EQ(
      ask("POST /a HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n").body,
      "POST /a abcde");
  EXPECT_EQ(ask("POST /file HTTP/1.1\r\nHost: h\r\nContent-Length: 4\r\n\r\nabcd").body, "POST /file file:abcd");
  EXPECT_TRUE(std::filesystem::is_empty(folder_.path())) << "what was sent is gone with its answer";
}

TEST_F(HttpServerTest, RefusesWhatIsTooLarge) {
  EXPECT_EQ(ask("POST /a HTTP/1.1\r\nHost: h\r\nContent-Length: 1001\r\n\r\n").status, 413);
  const std::string piece = "3e8\r\n" + std::string(1000, 'x') + "\r\n";
  EXPECT_EQ(ask("POST /a HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n" + piece + piece).status, 413);
  EXPECT_EQ(ask("GET /" + std::string(20'000, 'x') + " HTTP/1.1\r\nHost: h\r\n\r\n").status, 431);
}

TEST_F(HttpServerTest, RefusesByTheHeadWhileABodyIsComing) {
  RawClient client(served_.port());
  client.send("POST /no HTTP/1.1\r\nHost: h\r\nContent-Length: 5000000\r\n\r\n" + std::string(3'000'000, 'x'));
  EXPECT_EQ(client.receive().status, 401);
}

TEST_F(HttpServerTest, TellsToGoOnOnlyWhoIsLetIn) {
  RawClient client(served_.port());
  client.send("POST /a HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n");
  EXPECT_EQ(client.receive().status, 100);
  client.send("abc");
  EXPECT_EQ(client.receive().body, "POST /a abc");
  EXPECT_EQ(ask("POST /no HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n").status, 401);
}

TEST_F(HttpServerTest, RefusesWhatIsNoRequest) {
  for (const char* request :
       {"GET / HTTP/1.1\r\n\r\n", "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", "GET * HTTP/1.1\r\nHost: h\r\n\r\n",
        "GET http://h/ HTTP/1.1\r\nHost: h\r\n\r\n", "GET /?a=%zz HTTP/1.1\r\nHost: h\r\n\r\n", "nonsense\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: h\r\nBad Name: x\r\n\r\n",
        "POST /a HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabc",
        "POST /a HTTP/1.1\r\nHost: h\r\nContent-Length: x\r\n\r\n",
        "POST /a HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"})
    EXPECT_EQ(ask(request).status, 400) << request;
  EXPECT_EQ(ask("GET / HTTP/3.7\r\nHost: h\r\n\r\n").status, 505);
}

TEST_F(HttpServerTest, WhatHandlersThrowIsToldToNobody) {
  for (const char* path : {"/broken", "/split", "/throw"}) {
    const ClientAnswer got = ask(std::string("GET ") + path + " HTTP/1.1\r\nHost: h\r\n\r\n");
    EXPECT_EQ(got.status, 500) << path;
    EXPECT_EQ(got.head.find("Set-Cookie"), std::string::npos);
  }
}

TEST_F(HttpServerTest, LeavesWhoIsTooSlow) {
  RawClient head(served_.port());
  head.send("GET / HT");
  RawClient body(served_.port());
  body.send("POST /a HTTP/1.1\r\nHost: h\r\nContent-Length: 10\r\n\r\nab");
  EXPECT_TRUE(body.is_closed()) << "not a byte for long";
  EXPECT_TRUE(head.is_closed());
}

TEST_F(HttpServerTest, StalledConnectionsStopNobody) {
  std::vector<std::unique_ptr<RawClient>> stalled;
  for (int i = 0; i < 300; ++i) {
    stalled.push_back(std::make_unique<RawClient>(served_.port()));
    stalled.back()->send("GET / HTTP/1.1\r\nHo");
  }
  EXPECT_EQ(ask("GET /a HTTP/1.1\r\nHost: h\r\n\r\n").body, "GET /a ");
}

TEST_F(HttpServerTest, GarbageDoesNotHarm) {
  std::mt19937 random(7);
  for (int i = 0; i < 500; ++i) {
    std::string bytes = i % 2 == 0 ? "POST /a HTTP/1.1\r\nHost: h\r\n" : "";
    for (int n = 0; n < 80; ++n) bytes += static_cast<char>(random() % 256);
    RawClient(served_.port()).send(bytes);
  }
  EXPECT_EQ(ask("GET /a HTTP/1.1\r\nHost: h\r\n\r\n").body, "GET /a ");
}

TEST(HttpServer, LeavesWhoSendsAByteNowAndThen) {
  const Folder folder;
  HttpSettings patient = settings(folder);
  patient.limits.step = milliseconds(2000);
  Served served(patient, admit, answer);
  RawClient client(served.port());
  client.send("POST /a HTTP/1.1\r\nHost: h\r\nContent-Length: 900\r\n\r\n");
  for (int i = 0; i < 30; ++i) {
    client.send("x");
    std::this_thread::sleep_for(milliseconds(100));
  }
  EXPECT_EQ(client.receive().status, 408);
}

TEST(HttpServer, ClosesWhatIsTooMany) {
  const Folder folder;
  HttpSettings few = settings(folder);
  few.limits.connections = 2;
  Served served(few, admit, answer);
  RawClient first(served.port());
  RawClient second(served.port());
  second.send("GET /a HTTP/1.1\r\nHost: h\r\n\r\n");
  EXPECT_EQ(second.receive().status, 200);
  RawClient third(served.port());
  EXPECT_TRUE(third.is_closed());
}

TEST(HttpServer, TellsEventsAndSendsFiles) {
  const Folder folder;
  std::ofstream(folder.path("sent")) << std::string(300'000, 'y');
  Served served(settings(folder), admit, [&](const HttpRequest& request) {
    HttpResponse out;
    if (request.path == "/file-out") {
      out.file = folder.path("sent");
      out.remove_file = true;
    } else {
      out.events = [n = 0]() mutable {
        return ++n > 2 ? std::nullopt : std::optional("data: " + std::to_string(n) + "\n\n");
      };
    }
    return out;
  });
  RawClient file(served.port());
  file.send("GET /file-out HTTP/1.1\r\nHost: h\r\n\r\n");
  EXPECT_EQ(file.receive().body.size(), 300'000U);
  RawClient events(served.port());
  events.send("GET /events HTTP/1.1\r\nHost: h\r\n\r\n");
  EXPECT_EQ(events.receive().header("Content-Type"), "text/event-stream");
  file.send("GET /file-out HTTP/1.1\r\nHost: h\r\n\r\n");
  EXPECT_EQ(file.receive().status, 500) << "it was removed when it was sent";
}

TEST(HttpServer, FinishesAnAnswerWhenItIsToldToEnd) {
  const Folder folder;
  std::atomic<bool> begun = false;
  auto served = std::make_unique<Served>(settings(folder), admit, [&](const HttpRequest&) {
    begun = true;
    std::this_thread::sleep_for(milliseconds(300));
    HttpResponse out;
    out.body = "done";
    return out;
  });
  RawClient client(served->port());
  client.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
  while (!begun) std::this_thread::yield();
  served->server().stop();
  EXPECT_EQ(client.receive().body, "done");
  served.reset();
}

TEST(HttpServer, SaysWhyItCannotServe) {
  const Folder folder;
  Served served(settings(folder), admit, answer);
  HttpSettings same = settings(folder);
  same.port = served.port();
  const auto refused = HttpServer::listen(same, admit, answer);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, ErrorKind::Conflict);
  HttpSettings nowhere = settings(folder);
  nowhere.address = "not an address";
  EXPECT_EQ(HttpServer::listen(nowhere, admit, answer).error().kind, ErrorKind::BadArgument);
  HttpSettings no_certificate = settings(folder);
  no_certificate.certificate = folder.path("none.pem");
  EXPECT_EQ(HttpServer::listen(no_certificate, admit, answer).error().kind, ErrorKind::Unreadable);
}

}  // namespace
}  // namespace chancery
