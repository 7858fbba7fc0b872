#include "desk/http_connection.h"

#include <algorithm>
#include <array>
#include <boost/asio.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>
#include <filesystem>
#include <optional>

#include "desk/body_sink.h"
#include "desk/problem.h"

namespace chancery {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using Clock = std::chrono::steady_clock;
using Parser = http::request_parser<http::buffer_body>;
using TlsStream = beast::ssl_stream<beast::tcp_stream>;

constexpr auto kAwait = asio::as_tuple(asio::use_awaitable);
constexpr std::size_t kPiece = 64 * 1024;

/// What a message that could not be read is answered with; nothing where the other side is gone.
std::optional<HttpResponse> refusal_of(const beast::error_code& error) {
  if (error == beast::error::timeout) return problem(408, "slow", "The request came too slowly");
  if (error == http::error::header_limit) return problem(431, "too-large", "The head of the request is too large");
  if (error == http::error::bad_version) return problem(505, "version", "Only HTTP/1.0 and HTTP/1.1 are spoken here");
  if (error == http::error::body_limit) return problem(413, "too-large", "The body of the request is too large");
  const bool of_http = error.category() == http::make_error_code(http::error::end_of_stream).category();
  if (!of_http || error == http::error::end_of_stream || error == http::error::partial_message) return std::nullopt;
  return problem(400, "http", "This is no HTTP request");
}

/// In place of a refusal, where the other side is gone.
HttpResponse nobody_hears() {
  HttpResponse out;
  out.status = 0;
  return out;
}

std::string in_small_letters(std::string text) {
  for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return text;
}

/// The head of a request; nothing where its target is none, or it does not say once which host it is for (RFC 9112,
/// section 3.2).
std::optional<HttpRequest> head_of(const http::request_header<>& head, const std::string& peer) {
  HttpRequest out;
  out.method = std::string(head.method_string());
  out.peer = peer;
  if (!take_target({head.target().data(), head.target().size()}, out)) return std::nullopt;
  std::size_t hosts = 0;
  for (const auto& field : head) {
    out.headers.emplace_back(in_small_letters(std::string(field.name_string())), std::string(field.value()));
    if (field.name() == http::field::host) ++hosts;
  }
  constexpr unsigned kOld = 10;
  if (hosts > 1 || (hosts == 0 && head.version() != kOld)) return std::nullopt;
  return out;
}

/// Would a header end early, and what is behind it be taken for another?
bool breaks_lines(const HttpFields& headers) {
  return std::any_of(headers.begin(), headers.end(), [](const auto& each) {
    return each.second.find_first_of("\r\n") != std::string::npos ||
           each.first.find_first_of("\r\n:") != std::string::npos;
  });
}

/// What a handler gave, whatever it threw.
HttpResponse answer_safely(const HttpServer::Answer& answer, const HttpRequest& request) {
  try {
    HttpResponse out = answer(request);
    if (!breaks_lines(out.headers)) return out;
  } catch (const std::exception&) {
    // Said below: what went wrong is the program's own, and is told to nobody.
  }
  return problem(500, "failed", "The program could not answer");
}

/// One connection, over plain TCP or TLS.
template <class Stream>
class Connection {
 public:
  Connection(HttpShared& shared, Stream& stream, std::string peer)
      : shared_(shared), stream_(stream), peer_(std::move(peer)), limits_(shared.settings.limits) {}

  asio::awaitable<void> run() {
    for (bool goes_on = true; goes_on && !shared_.stopping;) goes_on = co_await serve_one();
  }

 private:
  /// One request and its answer; false where the connection ends behind it.
  asio::awaitable<bool> serve_one() {
    Parser parser;
    parser.header_limit(limits_.head_bytes);
    parser.body_limit(boost::none);  // by what the head is let in for
    beast::error_code error = co_await read_head(parser);
    if (error) {
      // Who sends nothing for long is told nothing.
      if (auto refusal = error == beast::error::timeout ? std::nullopt : refusal_of(error))
        co_await refuse(std::move(*refusal), false);
      co_return false;
    }
    std::optional<HttpRequest> request = head_of(parser.get().base(), peer_);
    if (!request) {
      co_await refuse(problem(400, "http", "This is no HTTP request"), false);
      co_return false;
    }
    const bool head_only = request->method == "HEAD";
    std::variant<BodyRoom, HttpResponse> admitted = admit(*request);
    if (auto* refusal = std::get_if<HttpResponse>(&admitted)) {
      const bool more = !parser.is_done();
      const bool keep = parser.keep_alive() && !more && co_await send(*refusal, head_only, true);
      if (more) co_await refuse(std::move(*refusal), head_only);
      co_return keep;
    }
    const BodyRoom room = std::get<BodyRoom>(admitted);
    BodySink sink(room, shared_.settings.folder, ++shared_.bodies);
    if (auto refusal = co_await read_body(parser, room, sink)) {
      if (refusal->status != 0) co_await refuse(std::move(*refusal), head_only);
      co_return false;
    }
    if (!sink.hand_over(*request)) {
      co_await refuse(problem(507, "full", "No space is left for what was sent"), head_only);
      co_return false;
    }
    const HttpResponse response = co_await answer(*request);
    const bool keep = parser.keep_alive() && !shared_.stopping;
    const bool sent = co_await send(response, head_only, keep);
    if (response.remove_file) remove(response.file);
    co_return keep&& sent && !response.events;
  }

  asio::awaitable<beast::error_code> read_head(Parser& parser) {
    beast::get_lowest_layer(stream_).expires_after(limits_.head);
    const std::uint64_t id = ++shared_.next_id;
    shared_.idle.emplace(id, [this] { beast::get_lowest_layer(stream_).cancel(); });
    const auto [error, size] = co_await http::async_read_header(stream_, buffer_, parser, kAwait);
    shared_.idle.erase(id);
    co_return error;
  }

  std::variant<BodyRoom, HttpResponse> admit(const HttpRequest& head) {
    try {
      return shared_.admit(head);
    } catch (const std::exception&) {
      return problem(500, "failed", "The program could not answer");
    }
  }

  /// A refusal of what comes; one with the status 0 where nobody would hear it.
  asio::awaitable<std::optional<HttpResponse>> read_body(Parser& parser, const BodyRoom& room, BodySink& sink) {
    const auto size = parser.content_length();
    if (size && *size > room.bytes) co_return refusal_of(http::error::body_limit);
    parser.body_limit(room.bytes);
    if (parser.get()[http::field::expect] == "100-continue" && !parser.is_done()) {
      constexpr std::string_view kContinue = "HTTP/1.1 100 Continue\r\n\r\n";
      const auto [error, sent] = co_await asio::async_write(stream_, asio::buffer(kContinue), kAwait);
      if (error) co_return nobody_hears();
    }
    const auto begun = Clock::now();
    std::vector<char> piece(kPiece);
    while (!parser.is_done()) {
      beast::get_lowest_layer(stream_).expires_after(limits_.step);
      parser.get().body().data = piece.data();
      parser.get().body().size = piece.size();
      const auto [error, read] = co_await http::async_read_some(stream_, buffer_, parser, kAwait);
      if (error && error != http::error::need_buffer) {
        auto refusal = refusal_of(error);
        co_return refusal ? std::move(*refusal) : nobody_hears();
      }
      const std::string_view bytes(piece.data(), piece.size() - parser.get().body().size);
      // Disks stall; the thread that speaks to all must not.
      const bool kept = room.in_file ? co_await on_worker([&] { return sink.take(bytes); }) : sink.take(bytes);
      if (!kept) co_return problem(507, "full", "No space is left for what was sent");
      if (is_slow(begun, sink.size())) co_return refusal_of(beast::error::timeout);
    }
    co_return std::nullopt;
  }

  [[nodiscard]] bool is_slow(Clock::time_point begun, std::uint64_t bytes) const {
    const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - begun);
    constexpr std::uint64_t kThousand = 1000;
    return took > limits_.step &&
           bytes * kThousand < limits_.fewest_bytes_a_second * static_cast<std::uint64_t>(took.count());
  }

  /// Runs a step in the pool, and goes on in the thread of the connections.
  template <class Step>
  auto on_worker(Step step) -> asio::awaitable<decltype(step())> {
    co_return co_await asio::co_spawn(
        shared_.workers.get_executor(), [step]() -> asio::awaitable<decltype(step())> { co_return step(); },
        asio::use_awaitable);
  }

  asio::awaitable<HttpResponse> answer(const HttpRequest& request) {
    co_return co_await on_worker([this, &request] { return answer_safely(shared_.answer, request); });
  }

  /// Answers and closes, hearing out for a moment who is still sending: a connection that is closed under what comes in
  /// is reset, and the answer lost.
  asio::awaitable<void> refuse(HttpResponse response, bool head_only) {
    if (!co_await send(response, head_only, false)) co_return;
    beast::tcp_stream& tcp = beast::get_lowest_layer(stream_);
    beast::error_code ignored;
    tcp.socket().shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
    constexpr std::chrono::seconds kHearOut{2};
    constexpr int kPieces = 256;
    tcp.expires_after(kHearOut);
    std::vector<char> piece(kPiece);
    for (int i = 0; i < kPieces; ++i) {
      const auto [error, read] = co_await tcp.async_read_some(asio::buffer(piece), kAwait);
      if (error) break;
    }
  }

  asio::awaitable<bool> send(const HttpResponse& response, bool head_only, bool keep) {
    beast::get_lowest_layer(stream_).expires_after(limits_.answer);
    if (response.events && !head_only) co_return co_await send_events(response);
    if (!response.file.empty()) co_return co_await send_file(response, head_only, keep);
    http::response<http::string_body> message;
    take_head(message, response, keep);
    // 204 has no body, and says nothing of its length (RFC 9110, section 8.6).
    constexpr unsigned kNoContent = 204;
    if (response.status != kNoContent) message.content_length(response.body.size());
    if (!head_only) message.body() = response.body;
    http::response_serializer<http::string_body> serializer(message);
    co_return co_await write(serializer, head_only);
  }

  asio::awaitable<bool> send_file(const HttpResponse& response, bool head_only, bool keep) {
    beast::error_code error;
    http::response<http::file_body> message;
    message.body().open(response.file.c_str(), beast::file_mode::scan, error);
    if (error) co_return co_await send(problem(500, "failed", "The file is gone"), head_only, keep);
    take_head(message, response, keep);
    message.content_length(message.body().size());
    http::response_serializer<http::file_body> serializer(message);
    // As long as it goes on: a whole register takes its time.
    while (!serializer.is_done()) {
      beast::get_lowest_layer(stream_).expires_after(limits_.answer);
      const auto [failed, sent] = head_only ? co_await http::async_write_header(stream_, serializer, kAwait)
                                            : co_await http::async_write_some(stream_, serializer, kAwait);
      if (failed) co_return false;
      if (head_only) break;
    }
    co_return true;
  }

  asio::awaitable<bool> send_events(const HttpResponse& response) {
    http::response<http::empty_body> message;
    take_head(message, response, false);
    message.set(http::field::content_type, "text/event-stream");
    message.set(http::field::cache_control, "no-store");
    http::response_serializer<http::empty_body> serializer(message);
    if (!co_await write(serializer, true)) co_return false;
    constexpr std::chrono::milliseconds kPause{250};
    constexpr int kQuiet = 60;  // pauses: 15 seconds
    asio::steady_timer timer(co_await asio::this_coro::executor);
    for (int quiet = 0; !shared_.stopping;) {
      const std::optional<std::string> told = co_await on_worker([&response] { return response.events(); });
      if (!told) break;
      quiet = told->empty() ? quiet + 1 : 0;
      const bool asks = quiet >= kQuiet;  // whether the other side is there
      if (asks) quiet = 0;
      const std::string text = asks ? ": \n\n" : *told;
      if (!text.empty()) {
        beast::get_lowest_layer(stream_).expires_after(limits_.answer);
        const auto [error, sent] = co_await asio::async_write(stream_, asio::buffer(text), kAwait);
        if (error) break;
      }
      timer.expires_after(kPause);
      co_await timer.async_wait(kAwait);
    }
    co_return false;
  }

  template <class Message>
  void take_head(Message& message, const HttpResponse& response, bool keep) {
    constexpr unsigned kVersion = 11;
    message.version(kVersion);
    message.result(response.status);
    for (const auto& [name, value] : response.headers) message.insert(name, value);
    message.keep_alive(keep);
  }

  template <class Serializer>
  asio::awaitable<bool> write(Serializer& serializer, bool head_only) {
    if (head_only) {
      const auto [error, sent] = co_await http::async_write_header(stream_, serializer, kAwait);
      co_return !error;
    }
    const auto [error, sent] = co_await http::async_write(stream_, serializer, kAwait);
    co_return !error;
  }

  static void remove(const std::string& path) {
    std::error_code ignored;
    std::filesystem::remove(path, ignored);
  }

  HttpShared& shared_;
  Stream& stream_;
  const std::string peer_;
  const HttpLimits& limits_;
  beast::flat_buffer buffer_;
};

asio::awaitable<void> serve_tls(HttpShared& shared, asio::ip::tcp::socket socket, std::string peer) {
  TlsStream stream(std::move(socket), *shared.tls);
  beast::get_lowest_layer(stream).expires_after(shared.settings.limits.head);
  const auto [error] = co_await stream.async_handshake(asio::ssl::stream_base::server, kAwait);
  if (error) co_return;
  Connection<TlsStream> connection(shared, stream, std::move(peer));
  co_await connection.run();
  beast::get_lowest_layer(stream).expires_after(std::chrono::seconds(2));
  const auto [ignored] = co_await stream.async_shutdown(kAwait);
  (void)ignored;
}

asio::awaitable<void> serve_plain(HttpShared& shared, asio::ip::tcp::socket socket, std::string peer) {
  beast::tcp_stream stream(std::move(socket));
  Connection<beast::tcp_stream> connection(shared, stream, std::move(peer));
  co_await connection.run();
  beast::error_code ignored;
  stream.socket().shutdown(asio::ip::tcp::socket::shutdown_both, ignored);
}

}  // namespace

asio::awaitable<void> serve_connection(HttpShared& shared, asio::ip::tcp::socket socket) {
  beast::error_code error;
  const auto peer = socket.remote_endpoint(error);
  if (error) co_return;
  socket.set_option(asio::ip::tcp::no_delay(true), error);
  std::string address = peer.address().to_string();
  if (shared.tls) {
    co_await serve_tls(shared, std::move(socket), std::move(address));
  } else {
    co_await serve_plain(shared, std::move(socket), std::move(address));
  }
}

}  // namespace chancery
