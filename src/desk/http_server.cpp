#include "desk/http_server.h"

#include <boost/asio.hpp>
#include <boost/asio/ssl.hpp>

#include "desk/http_connection.h"
#include "store/database.h"

namespace chancery {
namespace {

namespace asio = boost::asio;
using Tcp = asio::ip::tcp;
using ErrorCode = boost::system::error_code;

constexpr auto kAwait = asio::as_tuple(asio::use_awaitable);

Result<std::unique_ptr<asio::ssl::context>> open_tls(const HttpSettings& settings) {
  std::unique_ptr<asio::ssl::context> out;
  if (settings.certificate.empty()) return out;
  out = std::make_unique<asio::ssl::context>(asio::ssl::context::tls_server);
  ErrorCode error;
  out->set_options(
      asio::ssl::context::default_workarounds | asio::ssl::context::no_tlsv1 | asio::ssl::context::no_tlsv1_1, error);
  out->use_certificate_chain_file(settings.certificate, error);
  if (error) return Error{ErrorKind::Unreadable, "this is no certificate in a PEM file", settings.certificate};
  out->use_private_key_file(settings.key, asio::ssl::context::pem, error);
  if (error) return Error{ErrorKind::Unreadable, "this is no key of that certificate in a PEM file", settings.key};
  return out;
}

}  // namespace

struct HttpServer::State : HttpShared {
  using HttpShared::HttpShared;

  Status open() {
    ErrorCode error;
    const auto address = asio::ip::make_address(settings.address, error);
    if (error) return Error{ErrorKind::BadArgument, "this is no address", settings.address};
    const Tcp::endpoint endpoint(address, settings.port);
    const std::string place = settings.address + ":" + std::to_string(settings.port);
    acceptor.open(endpoint.protocol(), error);
    if (!error) acceptor.set_option(Tcp::acceptor::reuse_address(true), error);
    if (!error) acceptor.bind(endpoint, error);
    if (!error) acceptor.listen(asio::socket_base::max_listen_connections, error);
    if (error == asio::error::address_in_use)
      return Error{ErrorKind::Conflict, "another program serves this port already; choose one with --port", place};
    if (error) return Error{ErrorKind::BadArgument, "this address cannot be served: " + error.message(), place};
    return {};
  }

  asio::awaitable<void> accept_all() {
    asio::steady_timer timer(io);
    while (!stopping) {
      auto [error, socket] = co_await acceptor.async_accept(io, kAwait);
      if (error == asio::error::operation_aborted || stopping) co_return;
      if (error) {  // no handles are left: those who wait will be let in when others go
        constexpr std::chrono::milliseconds kPause{50};
        timer.expires_after(kPause);
        co_await timer.async_wait(kAwait);
        continue;
      }
      if (connections >= settings.limits.connections) continue;  // closed with `socket`
      ++connections;
      asio::co_spawn(io, serve_connection(*this, std::move(socket)), [this](const std::exception_ptr&) { end_one(); });
    }
  }

  void end_one() {
    --connections;
    if (stopping && connections == 0) io.stop();
  }

  void stop_gently() {
    if (stopping) return;
    stopping = true;
    ErrorCode ignored;
    acceptor.close(ignored);
    signals.cancel(ignored);
    const auto waiting = idle;
    for (const auto& [id, end] : waiting) end();
    if (connections == 0) return io.stop();
    constexpr std::chrono::seconds kPatience{5};
    deadline.expires_after(kPatience);
    deadline.async_wait([this](const ErrorCode&) { io.stop(); });
  }

  Tcp::acceptor acceptor{io};
  asio::signal_set signals{io};
  asio::steady_timer deadline{io};
};

HttpServer::HttpServer(std::unique_ptr<State> state) : state_(std::move(state)) {}
HttpServer::~HttpServer() = default;

Result<std::unique_ptr<HttpServer>> HttpServer::listen(HttpSettings settings, Admit admit, Answer answer) {
  auto state = std::make_unique<State>(std::move(settings), std::move(admit), std::move(answer));
  TRY(tls, open_tls(state->settings));
  state->tls = std::move(tls);
  CHECK_STATUS(state->open());
  return std::unique_ptr<HttpServer>(new HttpServer(std::move(state)));
}

std::uint16_t HttpServer::port() const { return state_->acceptor.local_endpoint().port(); }

void HttpServer::run() {
  State& state = *state_;
  ErrorCode ignored;
  state.signals.add(SIGINT, ignored);
  state.signals.add(SIGTERM, ignored);
  state.signals.async_wait([&state](const ErrorCode& error, int) {
    if (!error) state.stop_gently();
  });
  asio::co_spawn(state.io, state.accept_all(), asio::detached);
  state.io.run();
  state.workers.join();  // what is being answered looks into requests that go away with their connections
}

void HttpServer::stop() {
  asio::post(state_->io, [this] { state_->stop_gently(); });
}

}  // namespace chancery
