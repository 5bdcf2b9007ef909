using System.ClientModel;
using System.ClientModel.Primitives;

namespace EvalKit.Models;

internal static class OpenAIAuthentication
{
    public static AuthenticationPolicy Policy(OpenAISettings settings) => settings switch
    {
        { ApiKey: not { } } => new NoAuthentication(),
        { ApiKey: { } key, Service: OpenAIService.Azure, KeyIsToken: false } => ApiKeyAuthenticationPolicy.CreateHeaderApiKeyPolicy(new ApiKeyCredential(key.Reveal()), "api-key"),
        { ApiKey: var key } => ApiKeyAuthenticationPolicy.CreateHeaderApiKeyPolicy(new ApiKeyCredential(key.Reveal()), "Authorization", "Bearer"),
    };
}
