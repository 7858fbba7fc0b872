#pragma once
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "base/json_value.h"
#include "desk/http_server.h"

namespace chancery {

/// An answer as a client sees it.
struct ClientAnswer {
  unsigned status = 0;
  std::string head, body;
  /// The value of a header; empty where it is not there.
  [[nodiscard]] std::string header(const std::string& name) const;
  [[nodiscard]] Json json() const;
};

/// A plain connection to a port of this machine, for what no client library would send.
class RawClient {
 public:
  explicit RawClient(std::uint16_t port);
  RawClient(const RawClient&) = delete;
  RawClient& operator=(const RawClient&) = delete;
  ~RawClient();

  void send(std::string_view bytes) const;
  /// The next answer; status 0 where the other side closed without one. `no_body`: of HEAD.
  ClientAnswer receive(bool no_body = false);
  /// Did the other side close, with nothing more to read?
  bool is_closed();

 private:
  bool more();
  int socket_ = -1;
  std::string buffer_;
};

/// A server in a thread of its own, until it goes out of scope.
class Served {
 public:
  Served(HttpSettings settings, HttpServer::Admit admit, HttpServer::Answer answer);
  ~Served();
  [[nodiscard]] std::uint16_t port() const { return server_->port(); }
  HttpServer& server() { return *server_; }

 private:
  std::unique_ptr<HttpServer> server_;
  std::thread thread_;
};

}  // namespace chancery
