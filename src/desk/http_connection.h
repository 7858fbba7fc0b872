#pragma once
#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/thread_pool.hpp>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>

#include "desk/http_server.h"

namespace chancery {

/// What the connections of a server share. All but `workers` belong to the thread that runs `io`.
struct HttpShared {
  HttpShared(HttpSettings given, HttpServer::Admit admits, HttpServer::Answer answers)
      : settings(std::move(given)), admit(std::move(admits)), answer(std::move(answers)), workers(settings.workers) {}

  const HttpSettings settings;
  const HttpServer::Admit admit;
  const HttpServer::Answer answer;
  boost::asio::io_context io{1};
  boost::asio::thread_pool workers;  ///< behind `io`: joined before what its work looks into goes away
  std::unique_ptr<boost::asio::ssl::context> tls;
  std::uint64_t bodies = 0;  ///< kept in files so far
  bool stopping = false;     ///< connections end behind the answer that they are giving
  std::uint64_t next_id = 0;
  /// How the connections that wait for a request are ended.
  std::map<std::uint64_t, std::function<void()>> idle;
  std::uint32_t connections = 0;
};

/// Speaks HTTP over a connection that was accepted, until it ends.
boost::asio::awaitable<void> serve_connection(HttpShared& shared, boost::asio::ip::tcp::socket socket);

}  // namespace chancery
