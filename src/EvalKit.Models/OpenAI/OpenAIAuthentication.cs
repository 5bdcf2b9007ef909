using System.ClientModel;
using System.ClientModel.Primitives;

namespace EvalKit.Models;

internal static class OpenAIAuthentication
{
    public static AuthenticationPolicy Policy(ApiKey? key) => key is null
        ? new NoAuthentication()
        : ApiKeyAuthenticationPolicy.CreateHeaderApiKeyPolicy(new ApiKeyCredential(key.Reveal()), "Authorization", "Bearer");
}
