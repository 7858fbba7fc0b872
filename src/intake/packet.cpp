#include "intake/packet.h"

#include <fcntl.h>
#include <sys/socket.h>

#include <array>
#include <cerrno>
#include <cstring>

#include "intake/request.h"

namespace chancery {
namespace {

constexpr std::size_t kMostHandles = 4;

struct HandleRoom {
  alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int) * kMostHandles)> bytes{};
};

void take_handles(msghdr& message, std::vector<Handle>& out) {
  for (cmsghdr* part = CMSG_FIRSTHDR(&message); part != nullptr; part = CMSG_NXTHDR(&message, part)) {
    if (part->cmsg_level != SOL_SOCKET || part->cmsg_type != SCM_RIGHTS) continue;
    const std::size_t count = (part->cmsg_len - CMSG_LEN(0)) / sizeof(int);
    for (std::size_t i = 0; i < count; ++i) {
      int number = -1;
      std::memcpy(&number, CMSG_DATA(part) + i * sizeof(int), sizeof number);
      out.emplace_back(number);
    }
  }
}

}  // namespace

Pipe Pipe::create() {
  std::array<int, 2> ends{-1, -1};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) return {};
  return {Handle(ends[0]), Handle(ends[1])};
}

bool send_packet(int socket, std::string_view bytes, std::span<const int> handles) {
  iovec content{const_cast<char*>(bytes.data()), bytes.size()};
  HandleRoom room;
  msghdr message{};
  message.msg_iov = &content;
  message.msg_iovlen = 1;
  if (!handles.empty()) {
    message.msg_control = room.bytes.data();
    message.msg_controllen = CMSG_SPACE(handles.size_bytes());
    cmsghdr* part = CMSG_FIRSTHDR(&message);
    part->cmsg_level = SOL_SOCKET;
    part->cmsg_type = SCM_RIGHTS;
    part->cmsg_len = CMSG_LEN(handles.size_bytes());
    std::memcpy(CMSG_DATA(part), handles.data(), handles.size_bytes());
  }
  ssize_t sent = 0;
  do {
    sent = sendmsg(socket, &message, MSG_NOSIGNAL);
  } while (sent < 0 && errno == EINTR);
  return sent == static_cast<ssize_t>(bytes.size());
}

Packet receive_packet(int socket) {
  Packet packet;
  packet.bytes.resize(kIntakePacket);
  iovec content{packet.bytes.data(), packet.bytes.size()};
  HandleRoom room;
  msghdr message{};
  message.msg_iov = &content;
  message.msg_iovlen = 1;
  message.msg_control = room.bytes.data();
  message.msg_controllen = room.bytes.size();
  ssize_t got = 0;
  do {
    got = recvmsg(socket, &message, MSG_CMSG_CLOEXEC);
  } while (got < 0 && errno == EINTR);
  packet.bytes.resize(got < 0 ? 0 : static_cast<std::size_t>(got));
  if (got >= 0) take_handles(message, packet.handles);
  return packet;
}

bool write_all(int pipe, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = write(pipe, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

}  // namespace chancery
