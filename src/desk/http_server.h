#pragma once
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <variant>

#include "base/result.h"
#include "desk/http_message.h"

namespace chancery {

/// What a server bears from those who speak to it.
struct HttpLimits {
  std::uint32_t head_bytes = 16 * 1024;        ///< of the request line and the headers
  std::uint32_t connections = 2000;            ///< more are closed as they come
  std::chrono::milliseconds head{15'000};      ///< until a head has come whole, from the end of what went before
  std::chrono::milliseconds step{20'000};      ///< without a byte of a body
  std::chrono::milliseconds answer{120'000};   ///< until an answer has gone out
  std::uint64_t fewest_bytes_a_second = 1024;  ///< of a body, beside `step`
};

/// How large a body may be, and whether it is kept in a file: told by the head of a request, before its body is read.
struct BodyRoom {
  std::uint64_t bytes = 0;
  bool in_file = false;
};

struct HttpSettings {
  std::string address = "127.0.0.1";
  std::uint16_t port = 0;  ///< 0: one that is free
  unsigned workers = 2;    ///< requests that are answered at the same time
  HttpLimits limits;
  std::string folder;            ///< for bodies that are kept in files; it is there, and is ours alone
  std::string certificate, key;  ///< PEM files; without them HTTP is spoken plainly
};

/// An HTTP/1.1 server (RFC 9112): one thread speaks to all connections, so that slow ones stop nobody; `workers`
/// threads answer. What does not follow the protocol is refused before it reaches anybody.
class HttpServer {
 public:
  /// Asked with the head of each request, by the thread that speaks to all, so it must not wait: room for its body, or
  /// the answer at once.
  using Admit = std::function<std::variant<BodyRoom, HttpResponse>(const HttpRequest& head)>;
  /// Answers a whole request. Called by several threads.
  using Answer = std::function<HttpResponse(const HttpRequest& request)>;

  /// Errors: Conflict where the port is taken; BadArgument where the address is none of this machine.
  static Result<std::unique_ptr<HttpServer>> listen(HttpSettings settings, Admit admit, Answer answer);

  HttpServer(const HttpServer&) = delete;
  HttpServer& operator=(const HttpServer&) = delete;
  ~HttpServer();

  [[nodiscard]] std::uint16_t port() const;
  /// Serves until `stop`, or until the process is told to end (SIGINT, SIGTERM); what is being answered is answered.
  void run();
  /// From any thread.
  void stop();

 private:
  struct State;
  explicit HttpServer(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace chancery
