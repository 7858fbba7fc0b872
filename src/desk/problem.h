#pragma once
#include <string>
#include <string_view>

#include "base/json_value.h"
#include "base/result.h"
#include "desk/http_message.h"

namespace chancery {

/// A JSON answer.
HttpResponse json_response(const Json& json, unsigned status = 200);

/// What went wrong as a problem (RFC 9457): `type` is a word behind `/problems/`, `detail` a sentence for a person,
/// `place` the file, field or record that it is about.
HttpResponse problem(unsigned status, std::string_view type, std::string_view title, const std::string& detail = {},
                     const std::string& place = {});
HttpResponse problem_of(const Error& error);

}  // namespace chancery
