#pragma once
#include <string>

namespace chancery::test {

/// A PostgreSQL server of the tests' own: in a temporary folder, reached by a socket in it and by nothing else, run as
/// an ordinary user, whatever servers the machine has. It sorts by Vietnamese rules where nothing else is said, so that
/// what leans on the order of bytes shows. Stopped and removed when the program ends, also when it crashes or is
/// killed.
class PostgresCluster {
 public:
  /// The server of this program of tests, started when it is asked for first. Ends the program where it does not start.
  static PostgresCluster& shared();

  /// Makes an empty database and returns its address (`postgresql://...`).
  std::string create_database();

  /// Ends the server at once, as a crash would, and starts it again.
  void stop();
  void start();

  PostgresCluster(const PostgresCluster&) = delete;
  PostgresCluster& operator=(const PostgresCluster&) = delete;
  ~PostgresCluster();

 private:
  PostgresCluster();
  [[nodiscard]] std::string address_of(const std::string& database) const;

  std::string folder_;
  int guard_pipe_ = -1;  ///< its end tells the guard that this program has ended
  int guard_ = -1;       ///< the process that cleans up then
  int databases_ = 0;
};

}  // namespace chancery::test
