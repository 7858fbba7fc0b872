#include "tests/desk/served.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>

namespace chancery {
namespace {

std::string small(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return std::tolower(c); });
  return text;
}

}  // namespace

std::string ClientAnswer::header(const std::string& name) const {
  const std::string all = "\r\n" + small(head);
  const std::size_t at = all.find("\r\n" + small(name) + ": ");
  if (at == std::string::npos) return {};
  const std::size_t begin = at + name.size() + 2;  // in `head`, without the line end before it
  return head.substr(begin, head.find("\r\n", begin) - begin);
}

Json ClientAnswer::json() const {
  auto parsed = parse_json(body, "answer");
  return parsed ? *parsed : Json();
}

RawClient::RawClient(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  const timeval patience{20, 0};
  ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  EXPECT_EQ(::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
}

RawClient::~RawClient() { ::close(socket_); }

void RawClient::send(std::string_view bytes) const {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return;  // the other side has closed: what it said is still to be read
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
}

bool RawClient::more() {
  char piece[4096];
  const ssize_t got = ::recv(socket_, piece, sizeof piece, 0);
  if (got <= 0) return false;
  buffer_.append(piece, static_cast<std::size_t>(got));
  return true;
}

ClientAnswer RawClient::receive(bool no_body) {
  ClientAnswer out;
  while (buffer_.find("\r\n\r\n") == std::string::npos)
    if (!more()) return out;
  const std::size_t end = buffer_.find("\r\n\r\n") + 4;
  out.head = buffer_.substr(0, end);
  buffer_.erase(0, end);
  out.status = static_cast<unsigned>(std::stoul(out.head.substr(9, 3)));
  const std::string length = out.header("Content-Length");
  const std::size_t size = length.empty() || no_body ? 0 : std::stoul(length);
  while (buffer_.size() < size)
    if (!more()) break;
  out.body = buffer_.substr(0, size);
  buffer_.erase(0, std::min(size, buffer_.size()));
  return out;
}

bool RawClient::is_closed() { return buffer_.empty() && !more(); }

Served::Served(HttpSettings settings, HttpServer::Admit admit, HttpServer::Answer answer) {
  auto server = HttpServer::listen(std::move(settings), std::move(admit), std::move(answer));
  EXPECT_TRUE(server) << (server ? "" : server.error().message());
  server_ = std::move(*server);
  thread_ = std::thread([this] { server_->run(); });
}

Served::~Served() {
  server_->stop();
  thread_.join();
}

}  // namespace chancery
