#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "intake/handle.h"

namespace chancery {

/// A packet of a socket of packets, with the handles that came with it.
struct Packet {
  std::string bytes;
  std::vector<Handle> handles;
};

/// Sends a packet; false where the other side is gone.
[[nodiscard]] bool send_packet(int socket, std::string_view bytes, std::span<const int> handles);
/// Takes the next packet, cut at `kIntakePacket`; without bytes where the other side is gone.
[[nodiscard]] Packet receive_packet(int socket);

/// Writes all bytes to a pipe; false where nobody reads any more.
bool write_all(int pipe, std::string_view bytes);

}  // namespace chancery
