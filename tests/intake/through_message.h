#pragma once
#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <utility>

#include "intake/answer_check.h"
#include "intake/message_fields.h"

namespace chancery {

/// What a reader made, as it arrives from another process: what could not be sent and believed fails the test.
template <class T>
T through_message(T made, std::optional<T> (*value_in)(std::string_view)) {
  MessageWriter writer;
  writer(made);
  const std::string message = writer.take();
  std::optional<T> back = value_in(message);
  if (!back) {
    ADD_FAILURE() << "is no possible answer";
    return made;
  }
  MessageWriter again;
  again(*back);
  EXPECT_EQ(again.take(), message);
  return std::move(*back);
}

/// The same of an error about `file`.
inline Error possible_error(Error error, std::string_view file) {
  EXPECT_TRUE(is_possible(error, file)) << error.message();
  return error;
}

}  // namespace chancery
